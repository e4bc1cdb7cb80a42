"""The commonest function words of Chinese and Vietnamese, which make poor glossary terms."""

STOP_WORDS = {
    "zh": frozenset(
        """的 了 着 过 得 地 和 与 及 或 而 但 在 是 有 不 没 没有 也 都 就 还 又 再 很 更 最 这
        那 这个 那个 这些 那些 我 你 他 她 它 我们 你们 他们 她们 它们 自己 什么 谁 哪 怎么
        为什么 为 为了 对 对于 关于 从 到 向 由 以 于 被 把 将 让 使 给 跟 同 比 因为 所以 如果
        虽然 但是 而且 并 并且 或者 之 其 其中 此 该 各 每 某 等 等等 一 一个 一些 一种 上 下 中
        里 内 外 前 后 时 时候 以及 可以 能 会 要 应 应该 必须 已 已经 正在 曾 说 表示""".split()
    ),
    "vi": frozenset(
        """và hoặc nhưng mà thì là của cho với ở tại trong ngoài trên dưới trước sau từ đến về
        vào ra lên xuống qua bằng do vì nên nếu khi để được bị có không chưa đã đang sẽ rất hơn
        nhất cũng vẫn còn chỉ lại này kia đó ấy đây đấy gì ai nào sao đâu bao tôi ta chúng họ nó
        ông bà anh chị em các những một hai mỗi mọi từng như theo cùng nhau rằng thế vậy việc sự
        cái con người năm ngày tháng""".split()
    )
    | {"chúng tôi", "chúng ta", "bởi vì", "cho nên", "tuy nhiên", "trong khi", "sau khi"},
}
"""By language code, in lower case."""
