"""Charts as plain SVG: no script, no fonts to load, told apart by colour, dash and mark alike, readable in print."""

from html import escape
from math import ceil, floor, log10

# Okabe and Ito's colours, which the colour-blind can tell apart, each with a dash and a mark of its own
STYLES = (
    ("#0072B2", "", "circle"),
    ("#D55E00", "7 3", "square"),
    ("#009E73", "2 3", "triangle"),
    ("#CC79A7", "9 3 2 3", "diamond"),
    ("#56B4E9", "4 2", "cross"),
    ("#E69F00", "1 2", "ring"),
    ("#000000", "12 4", "bar"),
)


def text(x, y, what, anchor="start", size=13):
    return f'<text x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}" font-size="{size}">{escape(what)}</text>'


def line(x1, y1, x2, y2, colour="#000", dash="", width=1.0):
    dashed = f' stroke-dasharray="{dash}"' if dash else ""
    return f'<line x1="{x1:.1f}" y1="{y1:.1f}" x2="{x2:.1f}" y2="{y2:.1f}" stroke="{colour}" stroke-width="{width}"{dashed}/>'


def mark(x, y, style, r=5):
    """The mark of a style."""
    colour, _, shape = style
    points = dict(
        triangle=((0, -r), (r, r), (-r, r)), diamond=((0, -r), (r, 0), (0, r), (-r, 0)),
        square=((-r, -r), (r, -r), (r, r), (-r, r)), bar=((-2, -r), (2, -r), (2, r), (-2, r)),
    )
    if shape in points:
        at = " ".join(f"{x + dx:.1f},{y + dy:.1f}" for dx, dy in points[shape])
        return f'<polygon points="{at}" fill="{colour}"/>'
    if shape == "cross":
        return line(x - r, y - r, x + r, y + r, colour, width=2) + line(x - r, y + r, x + r, y - r, colour, width=2)
    fill = "#fff" if shape == "ring" else colour
    return f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{r}" fill="{fill}" stroke="{colour}" stroke-width="2"/>'


def page(width, height, title, about, parts):
    """A whole file. Title and description are for those who listen."""
    head = (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" width="{width}" height="{height}" role="img"'
        f' aria-labelledby="title about" font-family="sans-serif" fill="#000">\n<title id="title">{escape(title)}</title>\n'
        f'<desc id="about">{escape(about)}</desc>\n<rect width="{width}" height="{height}" fill="#fff"/>'
    )
    return "\n".join([head, text(20, 26, title, size=16), *parts, "</svg>\n"])


def number(value):
    """A number as an axis shows it."""
    return f"{value:,.0f}" if value >= 1 else f"{value:.10f}".rstrip("0")


def decades(low, high):
    """The powers of ten that hold both."""
    first, last = floor(log10(low)), ceil(log10(high))
    return [10.0**k for k in range(first, max(last, first + 1) + 1)]


def growth(title, about, series, ylabel):
    """Curves on two logarithmic axes. `series`: (name, [(n, median, least, greatest)])."""
    width, left, top, right, bottom = 760, 80, 50, 500, 400
    points = [point for _, of_series in series for point in of_series]
    xs = decades(min(p[0] for p in points), max(p[0] for p in points))
    ys = decades(min(p[2] for p in points), max(p[3] for p in points))

    def px(n):
        return left + (log10(n) - log10(xs[0])) / (log10(xs[-1]) - log10(xs[0])) * (right - left)

    def py(value):
        return bottom - (log10(value) - log10(ys[0])) / (log10(ys[-1]) - log10(ys[0])) * (bottom - top)

    parts = []
    for x in xs:
        parts += [line(px(x), top, px(x), bottom, "#ccc"), text(px(x), bottom + 20, number(x), "middle", 12)]
    for y in ys:
        parts += [line(left, py(y), right, py(y), "#ccc"), text(left - 8, py(y) + 4, number(y), "end", 12)]
    parts += [text((left + right) / 2, bottom + 42, "attacks", "middle"), text(left - 60, top - 8, ylabel)]
    for k, (name, of_series) in enumerate(series):
        style = STYLES[k % len(STYLES)]
        colour, dash, _ = style
        for (x1, y1, *_), (x2, y2, *_) in zip(of_series, of_series[1:]):
            parts.append(line(px(x1), py(y1), px(x2), py(y2), colour, dash, 2))
        for n, middle, low, high in of_series:
            parts += [line(px(n), py(low), px(n), py(high), colour, width=1.5), mark(px(n), py(middle), style)]
        y = top + 14 + 24 * k
        parts += [line(right + 16, y, right + 52, y, colour, dash, 2), mark(right + 34, y, style), text(right + 60, y + 4, name, size=12)]
    return page(width, bottom + 60, title, about, parts)


def bars(title, about, rows, xlabel):
    """Bars from 1 on a logarithmic axis, with whiskers. `rows`: (name, median, least, greatest)."""
    width, left, right, top, step = 760, 350, 690, 60, 26
    bottom = top + step * len(rows)
    xs = decades(min(1.0, *(row[2] for row in rows)), max(1.0, *(row[3] for row in rows)))

    def px(value):
        return left + (log10(value) - log10(xs[0])) / (log10(xs[-1]) - log10(xs[0])) * (right - left)

    parts = []
    for x in xs:
        parts += [line(px(x), top, px(x), bottom, "#ccc"), text(px(x), bottom + 18, number(x) + "×", "middle", 12)]
    for k, (name, middle, low, high) in enumerate(rows):
        y = top + step * k + 5
        begin, end = sorted((px(1), px(middle)))
        # faster is full, slower is hollow: told without colour too
        fill = STYLES[0][0] if middle >= 1 else "#fff"
        parts.append(f'<rect x="{begin:.1f}" y="{y}" width="{max(end - begin, 1):.1f}" height="14" fill="{fill}" stroke="{STYLES[0][0]}"/>')
        parts += [line(px(low), y + 7, px(high), y + 7, width=1.5), text(left - 8, y + 12, name, "end", 12), text(width - 8, y + 12, f"{middle:.2f}×", "end", 12)]
        parts += [line(px(v), y + 3, px(v), y + 11, width=1.5) for v in (low, high)]
    parts += [line(px(1), top - 4, px(1), bottom + 4, width=1.5), text((left + right) / 2, bottom + 40, xlabel, "middle")]
    return page(width, bottom + 56, title, about, parts)
