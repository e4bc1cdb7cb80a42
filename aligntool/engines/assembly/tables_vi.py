"""Closed-class words of Vietnamese: their grammatical roles, and the order of names and places."""

_BY_ROLE = {
    "past": "đã|vừa|vừa mới|từng|đã từng|đã và đang",
    "progressive": "đang|vẫn đang|hiện đang",
    "future": "sẽ|sắp|sẽ còn",
    "negation": "không|chưa|chẳng|không hề|chưa hề|không còn",
    "passive": "được|bị",
    "modal": "có thể|phải|cần|nên|cần phải|không thể|không nên|không được",
    "plural": "những|các|hàng loạt|nhiều|một số|vài|một vài|các loại|mọi|tất cả|toàn bộ|hầu hết"
    "|đa số|phần lớn|số ít|hàng chục|hàng trăm|hàng nghìn|hàng triệu|mấy|nhiều loại|tất cả các"
    "|tất cả những|hầu hết các|một số ít|hàng ngàn",
    "one": "một|mỗi|từng|bất kỳ|bất cứ|mỗi một",
    "demonstrative": "này|đó|ấy|kia|nói trên|nọ",
    "possessive": "của",
    "copula": "là|chính là|vẫn là|cũng là",
    "exist": "có|còn có",
    "nominal": "sự|việc|cuộc|nỗi|niềm|quá trình|công tác|công cuộc",
    "measure": "con|chiếc|cái|bức|ngôi|đứa|mối|cơn|đám|tấm|căn|vị|cuốn|hòn|tờ|quyển|cỗ|ngọn"
    "|rặng|nền"
    "|bài|viên|người|tính|bộ",
    "degree": "rất|khá|cực kỳ|vô cùng|ngày càng|hơi|tương đối|hết sức|càng",
    "command": "hãy",
    "prohibition": "đừng",
    "that": "rằng",
    "to": "để|nhằm|nhằm mục đích|hòng|để có thể|nhằm để",
    "direction": "ra|lên|xuống|đi|lại|vào|đến|tới|về|qua|sang",
    "title": "ông|bà|anh|chị|cô",
    "manner": "một cách",
    "most": "nhất",
    "than": "hơn",
}
ROLES = {word: role for role, words in _BY_ROLE.items() for word in words.split("|")}
"""Role by folded word."""

FAMILY_NAMES = frozenset(
    "Nguyễn Trần Lê Phạm Hoàng Huỳnh Phan Vũ Võ Đặng Bùi Đỗ Hồ Ngô Dương Lý Trương Đinh Đoàn "
    "Lương "
    "Mai Tô Trịnh Cao Tạ Lâm Vương Phùng Thái Hà Đào Châu Chu Hứa Kiều La Lục Lưu Mạc Nghiêm Nông "
    "Ông Quách Tăng Thạch Tống Triệu Trà Từ Uông Viên Khổng Tập".split()
)
"""Family names; a capitalised syllable must follow for the whole to be a name."""

WORDS = {
    "ông": ("he", "pron"), "bà": ("she", "pron"), "cùng": ("with", "prep"), "vốn": ("", "adv"),
    "nhằm": ("to", "conj"), "nhằm mục đích": ("to", "conj"), "hòng": ("to", "conj"),
    "để có thể": ("to", "conj"), "cả": ("both", "adv"), "đến": ("to", "prep"),
    "tới": ("to", "prep"),
    "vào": ("in", "prep"), "như": ("such as", "prep"), "điều": ("thing", "n"),
    "lại": ("again", "adv"),
    "hiện": ("currently", "adv"), "mới": ("new", "adj"), "phía": ("side", "n"),
    "hay": ("or", "conj"),
    "hồi": ("in", "prep"), "thì": ("", "conj"), "mà": ("that", "conj"), "cũng": ("also", "adv"),
    "là": ("be", "v"), "cho": ("for", "prep"), "mình": ("themselves", "pron"),
    "chỉ": ("only", "adv"),
    "để": ("to", "conj"), "vẫn": ("still", "adv"), "nơi": ("where", "conj"),
    "thuộc": ("of", "prep"),
    "do": ("due to", "prep"), "ra": ("out", "adv"), "lên": ("up", "adv"), "xuống": ("down", "adv"),
    "đi": ("go", "v"), "nhau": ("each other", "pron"), "gì": ("what", "pron"), "các": ("", "part"),
    "những": ("", "part"), "vì": ("because of", "conj"), "hiện nay": ("currently", "adv"),
    "mọi": ("all", "adj"),
    "hàng loạt": ("many", "adj"), "một số": ("some", "adj"), "tại": ("in", "prep"),
    "về": ("on", "prep"), "nên": ("should", "v"), "hai": ("two", "num"),
    "cho rằng": ("say", "v"), "người": ("person", "n"), "nhiều": ("many", "adj"),
    "bệnh": ("disease", "n"), "nước": ("country", "n"), "lần": ("time", "n"),
    "ai": ("who", "pron"),
}  # fmt: skip
"""English and word class of common words whose first gloss in the lexicon misleads."""

POSSESSIVES = {
    "I": "my", "me": "my", "you": "your", "he": "his", "she": "her", "it": "its", "we": "our",
    "they": "their", "who": "whose", "themselves": "their own", "Mr.": "his",
    "oneself": "their own",
    "each other": "each other's", "everyone": "everyone's", "itself": "its own",
}  # fmt: skip
"""Possessive form of the pronouns that may follow của."""

LABELS_AFTER = frozenset(
    "university|province|district|county|river|lake|airport|bay|street|mountain|island|sea|school"
    "|ocean|peninsula|strait|hospital|bridge|port|institute|college|village|square|stadium"
    "|festival"
    "|prize|award|church|park|museum|ward|desert|valley|station|group|company|bank|newspaper"
    "|magazine|airlines|channel|islands|tower|hotel|palace".split("|")
)
"""English nouns that follow the name they label: Stanford University, the Red River."""

LABELS_DROPPED = frozenset({"thành phố", "ông", "bà", "nước", "đất nước", "thủ đô"})
"""Nouns that English news leaves out before a name: thành phố Thượng Hải is Shanghai."""
