"""The table of residue rules: what scraped Vietnamese and Chinese pages leave around an article.

A whole-line rule removes a line that it matches in full.  A tail rule cuts the end of a line and
leaves the rest.  Each has a name, and the reason that ``removed.jsonl`` gives.
"""

import re
from dataclasses import dataclass

from aligntool.model import Kind

_VI_UPPER = "A-ZÀÁẢÃẠĂẰẮẲẴẶÂẦẤẨẪẬĐÈÉẺẼẸÊỀẾỂỄỆÌÍỈĨỊÒÓỎÕỌÔỒỐỔỖỘƠỜỚỞỠỢÙÚỦŨỤƯỪỨỬỮỰỲÝỶỸỴ"
_DATE = (
    r"(?:(?:ngày )?\d{1,2}[-/.]\d{1,2}[-/.]\d{2,4}|\d{4}\s?[-/.年]\s?\d{1,2}\s?[-/.月]\s?\d{1,2}\s?日?"
    r"|ngày \d{1,2} tháng \d{1,2}(?:,? năm \d{4})?)"
)
_ENGLISH_DATE = (
    r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?,?\s)?"
    r"(?:\d{1,2}\s(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\s\d{4}"
    r"|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\s\d{1,2},\s\d{4})"
)
_TIME = r"(?:\d{1,2}\s?[:hH点时]\s?\d{2}(?::\d{2})?(?:\s?[AaPp][Mm])?(?:\s?分)?)"
_WEEKDAY = (
    r"(?:thứ (?:hai|ba|tư|năm|sáu|bảy|[2-7])|chủ nhật|星期[一二三四五六日天]|周[一二三四五六日])"
)


@dataclass(frozen=True, slots=True)
class Rule:
    """One kind of residue."""

    name: str
    why: str
    pattern: re.Pattern[str]
    """Whole-line rules match all of a line, tail rules search in it up to its end."""
    rest: Kind | None = None
    """What the rest of a line is, once a tail rule has cut it."""


def _rule(name: str, why: str, pattern: str, rest: Kind | None = None) -> Rule:
    return Rule(name, why, re.compile(pattern, re.IGNORECASE), rest)


LINES = (
    _rule("question-marks", "junk", r"(?:[?？\ufffd□■]\s*){3,}"),
    _rule("separator", "junk", r"[\s\-–—=_*~#.·•|/\\<>+]+"),
    _rule("image", "image-residue", r"\|?\s*(?:!\[[^\]]*\](?:\([^)]*\))?[\s|]*)+"),
    _rule(
        "image-placeholder",
        "image-residue",
        r"\[?(?:image|img|ảnh|hình ảnh|video|图片|视频)\]?[\s|:]*",
    ),
    _rule(
        "share-vi",
        "boilerplate",
        r"[\W_]*(?:(?:click|nhấn|bấm)\s(?:để|vào)\s.{0,30}|sao chép(?: liên kết)?"
        r"|chia sẻ(?: bài viết)?(?: (?:lên|qua) .{0,30})?|(?:in|lưu) bài(?: viết)?"
        r"|gửi (?:email|bình luận|phản hồi)|(?:bình luận|ý kiến)(?: bạn đọc)?(?: \(?\d+\)?)?"
        r"|theo dõi .{0,40}google news.{0,20}|nghe (?:bài|đọc bài).{0,20}|cỡ chữ.{0,12}"
        r"|(?:trở lại|về) (?:trang|đầu trang).{0,20}|đọc tiếp|xem tiếp)[\W_]*",
    ),
    _rule(
        "share-brands",
        "boilerplate",
        r"(?:[\W_]*(?:facebook|twitter|zalo|linkedin|pinterest|telegram|whatsapp|messenger|email"
        r"|print|copy(?: link)?|share|tweet|google news|youtube|tiktok|instagram|微信|微博|朋友圈"
        r"|qq空间|qq))+[\W_]*",
    ),
    _rule(
        "share-zh",
        "boilerplate",
        r"[\W_]*(?:分享(?:到.{0,20})?|复制链接|打印(?:本页|本文)?|收藏(?:本文)?|点赞|评论(?:\s?\d+)?"
        r"|纠错|(?:\S{1,10}\s*[•·|]\s*)?扫码(?:分享|关注|阅读).{0,20}|字号.{0,8}|【?字体.{0,12}|扫(?:一扫|码).{0,30}|关注.{0,16}(?:公众号|微博).{0,20}"
        r"|返回(?:首页|顶部|列表).{0,6}|我要(?:评论|投稿|纠错)|打开.{0,10}(?:APP|客户端).{0,20}"
        r"|(?:点击|长按)(?:查看|进入|阅读|下载|识别|关注|图片).{0,24}|(?:展开|阅读)全文)[\W_]*",
    ),
    _rule(
        "imprint",
        "boilerplate",
        r".{0,60}(?:ICP[备证]|公网安备|视听(?:节目)?许可证|不良信息举报).{0,120}"
        r"|(?:tòa soạn|toà soạn|trụ sở(?: chính)?|điện thoại|hotline|email|giấy phép(?: số)?|tổng biên tập"
        r"|phó tổng biên tập|liên hệ quảng cáo|cơ quan chủ quản)\s?:.{1,200}",
    ),
    _rule(
        "newsletter",
        "boilerplate",
        r".{0,40}(?:đăng ký|nhận) (?:nhận )?(?:bản )?tin (?:mới|qua email|thư).{0,80}"
        r"|subscribe to .{0,80}|订阅.{0,12}(?:邮件|新闻|推送).{0,20}",
    ),
    _rule(
        "cookies",
        "boilerplate",
        r"(?=.*(?:chúng tôi|trang web|website|\bwe\b|\bour\b|本站|本网站|我们)).{0,80}"
        r"(?:cookie|cookies).{0,160}|(?:accept|chấp nhận)(?: all| tất cả)? cookies?",
    ),
    _rule(
        "copyright",
        "boilerplate",
        r"(?:©|\(c\)\s?\d{4}|copyright|bản quyền (?:thuộc|của)|版权(?:所有|归)|转载请|(?:特别|免责)声明"
        r"|未经.{0,20}(?:不得|禁止|严禁).{0,10}(?:转载|摘编|复制|镜像)).{0,160}",
    ),
    _rule(
        "reprint-zh",
        "boilerplate",
        r"本文(?:转[自载]|来[自源]|源自).{0,40}",
    ),
    _rule(
        "views",
        "metadata",
        r"\W*(?:(?:lượt (?:xem|đọc|truy cập)|views?|阅读(?:量|数|次数)?|点击(?:量|数|率)?|浏览(?:量|次数)?|人气)\W*)?\d[\d.,]{0,9}\s?(?:lượt (?:xem|đọc)|views?|次(?:阅读|浏览)?|阅读|万)?\W*",
    ),
    _rule(
        "dateline",
        "metadata",
        rf"[\W_]*(?:(?:cập nhật(?: lúc)?|đăng lúc|ngày đăng|xuất bản|发布(?:时间|日期)?|更新(?:时间)?|时间|日期|posted|updated|published)\W*)?"
        rf"(?:{_WEEKDAY}\W*)?(?:{_TIME}\W*)?(?:{_WEEKDAY}\W*)?{_DATE}(?:\W+{_WEEKDAY})?(?:\W*{_TIME})?(?:\W*(?:gmt\s?[+-]\s?\d+|giờ|utc.{{0,3}}))?"
        r"(?:\W*(?:来源|作者|编辑|nguồn|tác giả)\W.{0,40})?[\W_]*",
    ),
    _rule(
        "english-date",
        "metadata",
        rf"[\W_]*(?:\([A-Z]{{2,5}}\))?\s?{_ENGLISH_DATE}(?:\W+{_TIME})?\W*",
    ),
    _rule(
        "byline-date",
        "metadata",
        rf"(?:[^\W\d_]+\.?\s){{1,5}}\s?[-–—|,]\s?(?:{_WEEKDAY}\W*)?(?:{_TIME}\W*)?{_DATE}(?:\W*{_TIME})?(?:\W*gmt\s?[+-]\s?\d+)?\W*",
    ),
    _rule("address", "navigation", r"\W*(?:https?://|www\.)\S+\W*"),
    _rule(
        "follow",
        "boilerplate",
        r"\W*(?:theo dõi \S+(?: \S+)? (?:trên|tại)\b.{0,40}|giúp .{1,30} sửa lỗi|xem lại (?:phần|kỳ|bài) .{1,40}"
        r"|đăng nhập|đăng ký|tải (?:ứng dụng|app).{0,40}|close|ảnh|video|photos?|网站首页.{0,40}|登录|注册|客户端下载)\W*",
    ),
    _rule("time-only", "metadata", rf"\W*{_TIME}\W*(?:gmt\s?[+-]\s?\d+)?\W*"),
    _rule(
        "credit-line",
        "caption-credit",
        r"\W*(?:ảnh|hình|photo|nguồn ảnh|nguồn|ảnh minh họa|đồ họa|clip|video|图|图片|图源|图片来源|供图|摄影|摄)\s?[:：/].{1,60}",
    ),
    _rule(
        "keywords-zh",
        "metadata",
        r"【(?:关键词|中图分类号|文献标识码|作者简介|基金项目|DOI)】.{0,200}",
    ),
    _rule(
        "source-zh",
        "metadata",
        r"[\[(（【]?\s*(?:来源|稿源|作者|编辑|责任?编辑|责编|校对|审核|监制|记者|通讯员|原标题|标签|关键词|关键字)\s?[:：/][^。？！?!]{0,60}",
    ),
    _rule(
        "source-vi",
        "metadata",
        r"[\[(]?\s*(?:tác giả|biên tập|biên dịch|người dịch|nguồn tin|từ khóa|từ khoá|tags?|chủ đề|chuyên mục|theo nguồn)\s?[:：].{0,120}",
    ),
    _rule("breadcrumb", "navigation", r"(?:trang chủ|home|首页)\s?[>»/|›].{0,80}"),
    _rule(
        "section-zh",
        "boilerplate",
        r"(?:(?:业界|国内|国际|行业|公司|最新|今日|热点|时政|要闻|财经|科技|社会|图片|滚动|综合)(?:新闻|资讯|要闻|动态|快讯|播报|频道)|新闻(?:中心|频道|资讯)|首页|当前位置.{0,60}|您(?:现在)?的?位置.{0,60}|首页\s?[>»/].{0,60})",
    ),
    _rule(
        "related-inline",
        "related-headline",
        r"(?:[>»]{1,3}\s?.{5,200}|[\W_]*(?:xem thêm|đọc thêm|tin liên quan|bài liên quan|mời (?:quý )?(?:độc giả|bạn đọc).{0,30}|có thể bạn quan tâm"
        r"|相关(?:阅读|新闻|链接|报道)|延伸阅读|推荐阅读|更多(?:新闻|资讯|内容|阅读|精彩)?|上一[篇条]|下一[篇条])\s?[:：>».]\s?.{3,200})",
    ),
)
"""Rules that match a line in full."""

TAILS = (
    _rule(
        "teaser",
        "boilerplate",
        r"(?:(?<=[.!?。！？]\s)|(?<=[.!?。！？]”\s)|(?<=[。！？]))[^.!?。！？]{5,300}\s(?:\.\.\.|…)\s*$",
    ),
    _rule(
        "credit",
        "caption-credit",
        r"\s*[(（\[]?\s*\b(?:ảnh|photo|nguồn ảnh|ảnh minh họa|đồ họa)\s?:\s?[^.:]{1,60}[\s|.]*$",
        Kind.CAPTION,
    ),
    _rule(
        "credit-brackets",
        "caption-credit",
        r"\s*[(（]\s*(?:nguồn|ảnh|photo|source|图|图片|来源)[^():（）]{0,16}[:：][^()（）]{1,60}[)）][\s|.]*$",
        Kind.CAPTION,
    ),
    _rule(
        "credit-zh",
        "caption-credit",
        r"\s*[(（]?\s*(?:图片来源|图源|供图|摄影|图)\s?[:：/]\s?[^。：:]{1,30}[\s|)）]*$",
        Kind.CAPTION,
    ),
    _rule(
        "photographer-zh",
        "caption-credit",
        r"\s*[(（]?\s*(?:新华社|中新社|人民网|央视|本报)?(?:记者|发|通讯员)\s?[\u4e00-\u9fff·]{2,8}\s?(?:摄|供图|图)[\s|)）]*$",
        Kind.CAPTION,
    ),
    _rule(
        "editor-zh",
        "metadata",
        r"\s*[(（\[【]\s*(?:责任?编辑|责编|编辑|记者|作者|来源|完|校对)\s?[:：]?[^()（）]{0,30}[)）\]】]\s*$",
    ),
    _rule("image-inline", "image-residue", r"\s*!\[[^\]]*\]\([^)]*\)[\s|]*$"),
)
"""Rules that cut the end of a line."""

COLUMN_TAIL = re.compile(
    r"(?:[(（][\u4e00-\u9fff]{2,6}[)）](?:[,，、\s](?:[\u4e00-\u9fff]|\([a-z]{1,6}\)){1,24}){0,8}"
    r"|(?:[,，](?:[\u4e00-\u9fff]{1,5}|(?:[\u4e00-\u9fff]\([a-z]{1,6}\)){1,5})){3,8})\s*$"
)
"""End of a Chinese title: the newspaper column in brackets, then keywords; or keywords alone."""

RELATED_HEADING = re.compile(
    r"[\W_]*(?:(?:các )?(?:bài|tin|bài viết|tin tức)(?: viết)? (?:liên quan|khác|cùng chuyên mục|mới(?: nhất)?|nổi bật|đọc nhiều|xem nhiều|nóng)"
    r"|có thể bạn quan tâm|đọc (?:thêm|nhiều)(?: nhất)?|xem (?:thêm|nhiều)(?: nhất)?|cùng chuyên mục|tin cùng (?:chuyên )?mục"
    r"|đừng bỏ lỡ|dành cho bạn|related(?: articles| news| posts)?|相关(?:阅读|新闻|文章|链接|报道|推荐|资讯)|(?:热门|热点|推荐|延伸|猜你喜欢|精彩|最新|更多)(?:阅读|新闻|文章|推荐|资讯|内容|排行)?|猜你喜欢|大家都在看)[\W_]*",
    re.IGNORECASE,
)
"""A heading over links to other articles."""

UPPERCASE_NAME = re.compile(
    rf"[{_VI_UPPER}][{_VI_UPPER}.]*(?:[\s\-–,&][{_VI_UPPER}.]+){{1,6}}(?:\s?\([^)]{{2,40}}\))?"
)
"""A byline in capitals: LÂM ANH."""

CAPITALIZED_NAME = re.compile(
    rf"(?:[{_VI_UPPER}]\w*\.?[\s\-–/,]*){{2,6}}(?:\s?\((?:theo|t/h|tổng hợp)?[^)]{{2,40}}\))?",
    re.UNICODE,
)
"""A byline with capital letters: Minh Anh; Nguyễn Văn A (Theo Reuters)."""

ATTRIBUTION = re.compile(
    r"(?:.{0,60}[\s,(])?(?i:theo|nguồn|source|via|tổng hợp từ)\s?:?\s?\(?(?:[A-ZĐ]|https?://|báo|trang).{0,120}"
    r"|.{0,60}https?://\S+\s*|https?://\S+"
)
"""A closing line that names sources: P.A.T, theo AFP, Reuters."""
