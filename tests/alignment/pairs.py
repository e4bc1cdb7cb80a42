"""Small texts written for the tests, with the beads a careful reader would make."""

ZH = [
    "赵明远和林小雨昨天下午抵达河内，参加第三届亚洲水稻论坛。",
    "论坛由越南农业大学主办，来自14个国家的320名代表出席。",
    "开幕式上，校长说：“粮食安全是所有人的责任。”",
    "他宣布，学校将投资2500万美元建设新的实验室。",
    "实验室明年三月开工。",
    "它计划在2028年投入使用。",
    "会场外下起了大雨，街道很快被淹没，出租车司机抱怨道路太滑，很多记者没有带伞，只好在咖啡馆里等到晚上。",
    "林小雨介绍了她的团队培育的耐盐水稻，这种水稻可以在海边的土地上生长，产量比普通品种高两成。",
    "一位老农民问：“这种种子贵不贵？”",
    "她笑着回答说，价格和普通种子一样。",
]
EN_OF_ZH = [
    "Zhao Mingyuan and Lin Xiaoyu arrived in Hanoi yesterday afternoon for the third Asian Rice Forum.",
    "The forum is hosted by the Vietnam University of Agriculture and attended by 320 delegates from 14 countries.",
    'At the opening ceremony the president said: "Food security is the responsibility of everyone."',
    "He announced that the university will invest 25 million dollars in a new laboratory.",
    "Construction of the laboratory begins in March next year, and it is planned to enter service in 2028.",
    "Lin Xiaoyu presented the salt-tolerant rice bred by her team.",
    "This rice can grow on land by the sea, and its yield is twenty per cent higher than that of ordinary varieties.",
    'An old farmer asked, "Are these seeds expensive?"',
    "She answered with a smile that the price is the same as for ordinary seeds.",
]
ZH_BEADS = [
    ((0,), (0,)),
    ((1,), (1,)),
    ((2,), (2,)),
    ((3,), (3,)),
    ((4, 5), (4,)),
    ((6,), ()),
    ((7,), (5, 6)),
    ((8,), (7,)),
    ((9,), (8,)),
]
"""Two sentences merged, one dropped, one split."""

VI = [
    "Sáng 12/5, thành phố Đà Nẵng khai trương tuyến xe buýt điện đầu tiên.",
    "Tuyến dài 18 km, nối sân bay với bãi biển Mỹ Khê.",
    "Bà Nguyễn Thị Hạnh, giám đốc công ty vận tải, cho biết mỗi xe chở được 60 hành khách.",
    "Giá vé là 8.000 đồng.",
    "Học sinh và người già được miễn phí.",
    "Trời hôm đó nắng đẹp và gió nhẹ, trẻ em thả diều trên bãi cỏ, còn các nhạc sĩ đường phố chơi đàn ghi ta đến tận chiều tối.",
    "Thành phố sẽ mua thêm 40 xe vào năm 2027 và xây dựng ba trạm sạc mới ở phía bắc.",
    "“Chúng tôi muốn không khí sạch hơn”, bà Hạnh nói.",
    "Nhiều người dân hỏi khi nào tuyến thứ hai bắt đầu hoạt động?",
]
EN_OF_VI = [
    "On the morning of May 12, Da Nang city opened its first electric bus route.",
    "The route is 18 km long and links the airport with My Khe beach.",
    "Nguyen Thi Hanh is the director of the transport company.",
    "She said each bus carries 60 passengers.",
    "The ticket price is 8,000 dong, while students and old people travel free.",
    "The city will buy 40 more buses in 2027.",
    "It will also build three new charging stations in the north.",
    '"We want cleaner air," Hanh said.',
    "Many residents asked when the second route would start operating?",
]
VI_BEADS = [
    ((0,), (0,)),
    ((1,), (1,)),
    ((2,), (2, 3)),
    ((3, 4), (4,)),
    ((5,), ()),
    ((6,), (5, 6)),
    ((7,), (7,)),
    ((8,), (8,)),
]
"""Two sentences split, two merged, one dropped."""
