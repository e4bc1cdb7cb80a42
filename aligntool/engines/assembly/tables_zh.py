"""Closed-class words of Chinese: their grammatical roles, and glosses the dictionaries lack."""

_BY_ROLE = {
    "de": "的|之",
    "past": "了|过|已|已经|曾|曾经",
    "continuous": "着",
    "progressive": "正在|正|在不断",
    "future": "会|将会|将要|即将",
    "will": "将",
    "negation": "不|没有|没|未|未能|并不|并未|不再|从未|尚未",
    "modal": "能|能够|可以|可|应|应该|应当|必须|需要|需|要|可能|不能|不会|无法|不得|不应|愿"
    "|愿意|须|不可",
    "passive": "被|遭|遭到|受到",
    "ba": "把",
    "copula": "是|就是|也是|即是|正是|即|成为|而是|不是|仍是|都是",
    "exist": "有|还有|具有|拥有",
    "plural": "这些|那些|一些|某些|各|各种|各类|各项|多个|多种|多项|多位|多家|许多|很多|不少"
    "|诸多|多|众多"
    "|一系列|所有|几|几个|数|大量|多名|众|诸|数十|数百|数千|各个|大多数|一批|不同|哪些|部分",
    "one": "一个|一项|一位|一名|一场|一次|一种|每个|每|某个|某|一条|一份|一家|一座|一件|一部"
    "|一只|一张"
    "|一支|一台|一款|一所|一群|一片|一股|一番|一段|一套|一",
    "demonstrative": "这|那|这个|这种|这项|这一|那个|该|本|此|这位|这名|这场|这次|此次|这家"
    "|那种|这座|这份"
    "|这种的|这款|这条|这类|这部",
    "pronoun": "我|你|他|她|它|我们|你们|他们|她们|它们|其|自己|大家|人们|谁|您|咱们",
    "measure": "个|种|项|位|名|件|份|家|座|条|场|次|届|批|只|张|支|台|款|所|群|片|股|番|段|套"
    "|部|艘|架|辆|间"
    "|颗|本|幅|篇|首|句|枚|棵|头|匹|双|对|块|节|起|笔|门|层|级|类|多名|余名|多个|余个",
    "etc": "等|等等",
    "part": "吗|呢|吧|啊|地|得|所|们",
    "complement": "出|起来|下来|出来|上|下|成|好|完|住|开|起|过来|下去|出去",
    "all": "都|均|皆|全都",
}
ROLES = {word: role for role, words in _BY_ROLE.items() for word in words.split("|")}
"""Role by word."""

WORDS = {
    "我": ("I", "pron"), "你": ("you", "pron"), "您": ("you", "pron"), "他": ("he", "pron"),
    "她": ("she", "pron"), "它": ("it", "pron"), "我们": ("we", "pron"), "你们": ("you", "pron"),
    "他们": ("they", "pron"), "她们": ("they", "pron"), "它们": ("they", "pron"),
    "其": ("its", "pron"), "自己": ("oneself", "pron"), "大家": ("everyone", "pron"),
    "人们": ("people", "pron"), "谁": ("who", "pron"), "咱们": ("we", "pron"), "上": ("on", "n"),
    "是": ("be", "v"), "为": ("for", "prep"), "就是": ("be", "v"), "也是": ("be also", "v"),
    "正是": ("be", "v"), "不是": ("be not", "v"), "都是": ("be", "v"), "仍是": ("be still", "v"),
    "有": ("have", "v"), "还有": ("also have", "v"), "说": ("say", "v"), "一": ("one", "num"),
    "两": ("two", "num"), "两个": ("two", "num"), "三个": ("three", "num"), "人": ("person", "n"),
    "年": ("year", "n"), "后": ("after", "n"), "中": ("in", "n"), "里": ("in", "n"),
    "时": ("when", "n"), "前": ("before", "n"), "下": ("under", "n"), "内": ("within", "n"),
    "外": ("outside", "n"), "间": ("between", "n"), "不": ("not", "adv"), "没有": ("not", "adv"),
    "这": ("this", "pron"), "那": ("that", "pron"), "这一": ("this", "pron"), "都": ("all", "adv"),
    "也": ("also", "adv"), "就": ("", "adv"), "还": ("also", "adv"), "又": ("also", "adv"),
    "才": ("only", "adv"), "几": ("several", "adj"), "多": ("many", "adj"), "各": ("all", "adj"),
    "等": ("", "part"), "所": ("", "part"), "着": ("", "part"), "此次": ("this", "pron"),
    "这次": ("this", "pron"), "大": ("large", "adj"), "小": ("small", "adj"), "新": ("new", "adj"),
    "好": ("good", "adj"), "高": ("high", "adj"), "许多": ("many", "adj"), "和": ("and", "conj"),
    "与": ("and", "conj"), "家": ("", "part"), "来": ("come", "v"), "去": ("go", "v"),
    "做": ("do", "v"), "看": ("look at", "v"), "说道": ("say", "v"), "称": ("say", "v"),
    "指": ("refer to", "v"), "用": ("use", "v"), "让": ("let", "v"), "想": ("want", "v"),
    "强": ("strong", "adj"), "少": ("few", "adj"), "天": ("day", "n"), "月": ("month", "n"),
    "日": ("day", "n"), "国": ("country", "n"), "元": ("yuan", "n"), "美元": ("US dollars", "n"),
    "次": ("time", "n"), "处": ("place", "n"), "事": ("matter", "n"), "话": ("words", "n"),
    "水": ("water", "n"), "路": ("road", "n"), "书": ("book", "n"), "点": ("point", "n"),
    "数": ("number", "n"), "能": ("can", "v"), "会": ("will", "v"), "要": ("must", "v"),
    "需要": ("need to", "v"), "需": ("need to", "v"), "须": ("must", "v"),
    "可能": ("may", "v"), "愿意": ("be willing to", "v"), "被": ("by", "prep"),
    "给": ("to", "prep"),
    "把": ("", "part"), "即": ("be", "v"), "而是": ("but", "conj"), "成为": ("become", "v"),
    "一家": ("one", "part"), "一位": ("one", "part"), "一名": ("one", "part"),
    "一个": ("one", "part"), "一项": ("one", "part"), "一种": ("one", "part"),
    "一场": ("one", "part"), "一份": ("one", "part"), "一条": ("one", "part"),
    "一件": ("one", "part"), "一座": ("one", "part"), "一套": ("one", "part"),
    "一段": ("one", "part"), "一台": ("one", "part"), "一片": ("one", "part"),
    "来自": ("from", "prep"), "位于": ("in", "prep"), "因为": ("because", "conj"),
    "使用": ("use", "v"), "无法": ("cannot", "v"),
}  # fmt: skip
"""English and word class of common single words whose first gloss elsewhere misleads."""

NOT_WORDS = frozenset(
    "才能 都会 中的 到了 年前 有了 成了 年内 上都 时有 为人 上人 中人 会有 也就 "
    "中将 中有 国中".split()
)
"""Entries of CC-CEDICT that in running text are mostly words that happen to stand side by side."""

LIGHT_VERBS = frozenset(
    "进行 开展 加强 推动 促进 推进 实现 提供 给予 受到 得到 予以 加以 扩大 深化 继续加强 "
    "积极开展 展开 引发 造成"
    " 面临 取得 接受 停止 增进 获得".split()
)
"""Verbs after which another verb is their object: 加强合作, strengthen cooperation."""

LOCALIZERS = {
    "上": "on", "中": "in", "下": "under", "里": "in", "内": "within", "后": "after",
    "之后": "after", "以后": "after", "前": "before", "之前": "before", "以前": "before",
    "时": "when", "期间": "during", "以来": "since", "之间": "between", "间": "between",
    "外": "outside", "之外": "besides", "之中": "among", "之下": "under", "之上": "on",
    "方面": "in terms of", "以内": "within", "之内": "within", "时候": "when",
    "过程中": "in the process of",
    "以外": "besides", "旁": "beside", "际": "on", "之际": "on the occasion of", "当中": "among",
}  # fmt: skip
"""Words after a noun or clause that English puts before it."""

POSSESSIVES = {
    "I": "my", "you": "your", "he": "his", "she": "her", "it": "its", "we": "our",
    "they": "their", "who": "whose", "oneself": "their own", "this": "this",
    "everyone": "everyone's", "people": "people's",
}  # fmt: skip
"""Form of the pronouns before 的."""
