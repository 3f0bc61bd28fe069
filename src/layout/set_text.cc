#include <algorithm>
#include <string_view>
#include <utility>
#include <vector>

#include "layout/set_content.h"

namespace yoshiki {

namespace {

std::vector<std::string_view> SplitLines(std::string_view text) {
  std::vector<std::string_view> lines;
  for (std::size_t from = 0;;) {
    const std::size_t to = text.find('\n', from);
    lines.push_back(text.substr(from, to - from));
    if (to == std::string_view::npos) return lines;
    from = to + 1;
  }
}

Alignment AlignmentOf(const TextContent& content, const StyleDef& style) {
  if (content.centred) return Alignment::centre;
  if (content.ragged && style.alignment == Alignment::justify) return Alignment::start;
  return style.alignment;
}

// How the typed line `n` is set.
StyleDef StyleOfLine(const StyleDef& style, const std::vector<std::size_t>* bold, std::size_t n) {
  StyleDef own = style;
  if (bold != nullptr && std::binary_search(bold->begin(), bold->end(), n)) own.role = FontRole::bold;
  return own;
}

constexpr int kFewestLinesForColumns = 9;  // a shorter list gains nothing from columns

// A list whose every line fits a narrow column is set in columns: as many as allowed, down then across. Gives
// the number, or 1.
int ColumnCount(Composer& composer, const std::vector<std::string_view>& lines, const TextContent& content,
                const StyleDef& style, Length width) {
  if (content.max_columns < 2 || lines.size() < static_cast<std::size_t>(kFewestLinesForColumns)) return 1;
  Length widest;
  for (std::size_t n = 0; n < lines.size(); ++n) {
    // A line of more bytes than this can fit no column; measuring it would be wasted work.
    if (lines[n].empty() || lines[n].size() > 300) return 1;
    widest = std::max(widest, composer.Width(lines[n], StyleOfLine(style, &content.bold, n)));
  }
  const Length gap = style.size;
  for (int columns = content.max_columns; columns > 1; --columns) {
    if (widest <= (width - gap * (columns - 1)) / columns) return columns;
  }
  return 1;
}

// What a line begins with, when it is one of the marks that offices set before captions.
enum class Mark : std::uint8_t { none, bracket, bullet, number };

Mark MarkOf(std::string_view line) {
  while (line.starts_with("\u3000") || line.starts_with(" ")) line.remove_prefix(line[0] == ' ' ? 1 : 3);
  for (const std::string_view open : {"【", "＜", "<", "〈", "《", "≪", "〔", "［", "["})
    if (line.starts_with(open)) return Mark::bracket;
  for (const std::string_view bullet : {"■", "□", "◆", "◇", "●", "○", "◎", "▼", "▽"})
    if (line.starts_with(bullet)) return Mark::bullet;
  std::size_t digits = 0;
  for (const std::string_view open : {"(", "（"})
    if (line.starts_with(open)) line.remove_prefix(open.size());
  for (;; ++digits) {
    if (!line.empty() && line[0] >= '0' && line[0] <= '9') {
      line.remove_prefix(1);
    } else if (line >= "０" && line.substr(0, 3) <= "９") {
      line.remove_prefix(3);
    } else {
      break;
    }
  }
  if (digits == 0 || digits > 2) return Mark::none;
  for (const std::string_view stop : {".", "．", ")", "）", "　", " "})
    if (line.starts_with(stop)) return Mark::number;
  return Mark::none;
}

// A caption typed into a value: a short line with a mark that the line below it does not share. It must not
// stand last on a page.
bool IsCaption(std::string_view line, std::string_view next) {
  const Mark mark = MarkOf(line);
  return mark != Mark::none && !next.empty() && mark != MarkOf(next) && !line.ends_with("。");
}

// The strokes of a line whose paragraph begins at byte `offset` of the marked text. Neighbouring glyphs share
// one.
void SetStrokes(const std::vector<TextMark>& marks, std::size_t offset, SetLine& line) {
  auto mark = marks.begin();
  const TextMark* open = nullptr;
  for (const LineGlyph& glyph : line.line.glyphs) {
    const std::size_t at = offset + glyph.text_start;
    while (mark != marks.end() && mark->end <= at) ++mark;
    if (mark == marks.end()) break;
    if (mark->begin > at) {
      open = nullptr;
      continue;
    }
    if (open != &*mark) line.strokes.push_back({glyph.x, glyph.x, mark->struck});
    open = &*mark;
    line.strokes.back().to = glyph.x + glyph.width;
  }
}

// How far the paragraphs below `first` begin to the right, when it opens with `words`.
Length IndentAfter(Composer& composer, std::string_view first, std::string_view words,
                   const StyleDef& style) {
  if (words.empty() || !first.starts_with(words)) return {};
  std::size_t end = words.size();
  while (end < first.size() && first[end] == ' ') ++end;
  return end == first.size() ? Length()
                             : composer.Width(first, style) - composer.Width(first.substr(end), style);
}

}  // namespace

bool NeedsParagraphs(Composer& composer, std::string_view text) {
  if (composer.tag() == 0) return false;
  const TagKind kind = composer.document().tags[composer.tag()].kind;
  if (kind == TagKind::section) return true;
  if (kind == TagKind::heading || kind == TagKind::link) return false;
  const std::vector<std::string_view> lines = SplitLines(text);
  return std::count_if(lines.begin(), lines.end(), [](std::string_view l) { return !l.empty(); }) > 1;
}

void AppendParagraphs(Composer& composer, std::string_view text, const StyleDef& style,
                      const ParagraphLook& look, Flow& flow, TagId first_tag) {
  const bool apart = NeedsParagraphs(composer, text);
  const std::vector<std::string_view> typed = SplitLines(text);
  const Length indent =
      IndentAfter(composer, typed.front(), look.hang_after, StyleOfLine(style, look.bold, 0));
  bool below_caption = false;
  for (std::size_t n = 0; n < typed.size(); ++n) {
    TagId tag = composer.tag();
    if (apart && !typed[n].empty()) {
      tag = first_tag != 0 ? first_tag : composer.AddTag(TagKind::paragraph, tag);
      first_tag = 0;
    }
    const TagScope scope(composer, tag);
    const Length shift = n == 0 ? Length() : indent;
    const StyleDef own = StyleOfLine(style, look.bold, n);
    flow.line_starts.push_back(flow.slabs.size());
    Composer::Paragraph paragraph =
        composer.SetParagraph(typed[n], own, look.width - shift, look.alignment, look.hang);
    const std::size_t count = paragraph.lines.size();
    const auto offset = static_cast<std::size_t>(typed[n].data() - text.data());
    for (std::size_t i = 0; i < count; ++i) {
      Slab slab;
      slab.height = style.leading;
      // No page begins with the second or ends before the last line of a paragraph: a line alone reads badly.
      slab.break_before = i == 0 ? !below_caption : (i != 1 && i != count - 1);
      slab.lines.push_back(PlaceLine(std::move(paragraph.lines[i]), paragraph, own, look.x + shift));
      if (look.marks != nullptr) SetStrokes(*look.marks, offset, slab.lines.back());
      flow.slabs.push_back(std::move(slab));
    }
    // One caption below another (章, 節) is enough: a longer chain would only leave pages short.
    below_caption = !below_caption && count == 1 && n + 1 < typed.size() && IsCaption(typed[n], typed[n + 1]);
  }
}

Flow SetText(Composer& composer, const TextContent& content, const StyleDef& style, Length width) {
  Flow flow;
  if (content.text.empty()) return flow;
  const std::vector<std::string_view> lines = SplitLines(content.text);
  flow.columns = ColumnCount(composer, lines, content, style, width);
  if (flow.columns > 1) {
    const Length gap = style.size;
    const Length column = (width - gap * (flow.columns - 1)) / flow.columns;
    flow.column_pitch = column + gap;
    AppendParagraphs(
        composer, content.text, style,
        {.x = {}, .width = column, .hang = content.hang, .marks = &content.marks, .bold = &content.bold},
        flow);
  } else {
    AppendParagraphs(composer, content.text, style,
                     {.x = {},
                      .width = width,
                      .alignment = AlignmentOf(content, style),
                      .hang = content.hang,
                      .hang_after = content.hang_after,
                      .marks = &content.marks,
                      .bold = &content.bold},
                     flow);
  }
  return flow;
}

Flow SetContent(Composer& composer, const Content& content, const StyleDef& style, Length width) {
  if (const auto* text = std::get_if<TextContent>(&content)) return SetText(composer, *text, style, width);
  if (const auto* choice = std::get_if<ChoiceContent>(&content))
    return SetChoice(composer, *choice, style, width);
  if (const auto* image = std::get_if<ImageContent>(&content)) return SetImage(composer, *image, width);
  return SetChecks(composer, std::get<ChecksContent>(content), style, width);
}

}  // namespace yoshiki
