"""Small sentence pairs with links that any reader would make, as pairs of words."""

ZH_EN = [
    (
        "三名农民昨天在河内买了新种子。",
        "Three farmers bought new seeds in Hanoi yesterday.",
        {"三-Three", "农民-farmers", "昨天-yesterday", "河内-Hanoi", "买-bought", "新-new",
         "种子-seeds", "。-."},
    ),
    (
        "政府将投资九千六百万美元建设实验室。",
        "The government will invest 96 million dollars to build a laboratory.",
        {"政府-government", "将-will", "投资-invest", "九千六百万-96 million", "美元-dollars",
         "建设-build", "实验室-laboratory", "。-."},
    ),
]  # fmt: skip
VI_EN = [
    (
        "Ba nông dân mua hạt giống mới ở Hà Nội.",
        "Three farmers bought new seeds in Hanoi.",
        {"Ba-Three", "nông dân-farmers", "mua-bought", "hạt giống-seeds", "mới-new",
         "Hà Nội-Hanoi", ".-."},
    ),
    (
        "Trường đầu tư 3,5 triệu USD vào phòng thí nghiệm.",
        "The school is investing $3.5 million in a laboratory.",
        {"Trường-school", "đầu tư-investing", "3,5 triệu-3.5 million", "USD-$",
         "phòng thí nghiệm-laboratory", ".-."},
    ),
]  # fmt: skip
