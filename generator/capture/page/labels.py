"""The words by which a page is recognised, in both languages, as they stand in folded text."""

import re

METHODS = "GET|POST|PUT|PATCH|DELETE|HEAD|OPTIONS|TRACE"
MEDIA_TYPE = (
    r"(?:application|text|image|audio|video|multipart|font|model|\*)"
    r"/(?:[\w.+-]{1,80}|\*)(?:; ?[\w=.-]{1,60})?"
)

PRESENCE = {
    "必需": True,
    "必须": True,
    "必填": True,
    "required": True,
    "可选": False,
    "选填": False,
    "optional": False,
}
"""The words that say whether a field has to be there."""

STATUSES = (
    "设计中",
    "待确定",
    "待开发",
    "开发中",
    "联调中",
    "测试中",
    "已测完",
    "已发布",
    "已废弃",
    "将废弃",
    "有异常",
    "designing",
    "pending",
    "developing",
    "integrating",
    "testing",
    "tested",
    "released",
    "deprecated",
    "to be deprecated",
    "exception",
    "obsolete",
)
DEPRECATED = frozenset({"已废弃", "deprecated", "obsolete"})
BUTTONS = frozenset(
    {"复制页面", "copy page", "调试", "运行", "try it", "try it out", "run"}
)
UNSET = frozenset({"未设置", "not set", "not configured", "unset", "none", "-"})
NO_SCHEMA = frozenset(
    {
        "no schema defined",
        "no schema",
        "未定义数据结构",
        "没有定义数据结构",
        "无数据结构",
    }
)
ENVIRONMENT = re.compile(
    r".{0,30}环境.{0,20}|.{0,30}(?:\benv|environment|server|服)|prod(?:uction)?|staging|dev|test|线上|正式|生产|开发|测试|本地",
    re.IGNORECASE,
)
TABS = frozenset(
    [
        "shell",
        "javascript",
        "java",
        "swift",
        "go",
        "php",
        "python",
        "http",
        "c",
        "c#",
        "objective-c",
        "ruby",
        "ocaml",
        "dart",
        "r",
        "kotlin",
        "rust",
        "curl",
        "curl-windows",
        "httpie",
        "wget",
        "powershell",
        "curlcurl-windowshttpiewgetpowershell",
    ]
)
"""The names of the languages that a page offers its sample in."""

MODIFIED = re.compile(
    r"(?:最后修改时间|last modified) ?: ?(.*)|(?:修改于|modified at) ?:? ?(\d{4}.*)",
    re.IGNORECASE,
)
OWNER = re.compile(r"(?:责任人|负责人|maintainer|owner)\s?:\s?(.+)", re.IGNORECASE)
ABSOLUTE_TIME = re.compile(r"\d{4}[-/]\d{1,2}[-/]\d{1,2}.*")

HEADINGS: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (kind, re.compile(pattern, re.IGNORECASE))
    for kind, pattern in (
        ("request", r"请求参数|request"),
        ("auth", r"authorization"),
        ("parameters", r"(path|query|header|cookie) ?(?:参数|params?|parameters)"),
        ("body", rf"body ?(?:参数|params?|parameters) ?({MEDIA_TYPE})?"),
        (
            "samples",
            r"示例代码|请求示例代码|request samples|request code samples|code samples",
        ),
        ("sample", r"(?:请求示例){1,2}|(?:request )?request examples?"),
        ("answer", r"(?:响应示例){1,2}|(?:response )?response examples?"),
        ("responses", r"返回响应|responses"),
        ("status", r"[🟢🟠🔴🔵🟡⚪]\ufe0f? ?(\d{3}|\dxx|default) ?(.*)"),
        ("code", r"http (?:状态码|code) ?: ?(\d{3}|default)"),
        ("tab", r"(.{1,60})\((\d{3})\)"),
        (
            "media",
            rf"(?:(?:内容格式|内容类型|content type) ?: ?(?:json|xml|raw|html|text|binary)?)?({MEDIA_TYPE})",
        ),
        ("data", r"数据结构|响应结构|data schema|body"),
        ("headers", r"headers|响应头"),
        ("example", r"示例|examples?"),
        ("footer", MODIFIED.pattern),
    )
)
"""What a whole line has to be for a section to begin there, by the kind of the section."""

WORDY = frozenset(
    {"request", "auth", "responses", "data", "headers", "example", "samples"}
)
"""The kinds whose words may be names of fields too."""

LABELS: tuple[tuple[str, str], ...] = (
    ("enum", "枚举值"),
    ("enum", "可选值"),
    ("enum", "Allowed values"),
    ("enum", "Allowed value"),
    ("default", "默认值"),
    ("default", "Default"),
    ("example", "示例值"),
    ("example", "示例"),
    ("example", "Examples"),
    ("example", "Example"),
)
"""The words before a value of a field, with a colon behind them, and the aspect that they name."""
