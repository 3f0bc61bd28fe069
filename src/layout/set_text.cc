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

constexpr int kFewestLinesForColumns = 9;  // a shorter list gains nothing from columns

// A list whose every line fits a narrow column is set in columns: as many as allowed, down then across. Gives
// the number, or 1.
int ColumnCount(Composer& composer, const std::vector<std::string_view>& lines, const TextContent& content,
                const StyleDef& style, Length width) {
  if (content.max_columns < 2 || lines.size() < static_cast<std::size_t>(kFewestLinesForColumns)) return 1;
  Length widest;
  for (const std::string_view line : lines) {
    // A line of more bytes than this can fit no column; measuring it would be wasted work.
    if (line.empty() || line.size() > 300) return 1;
    widest = std::max(widest, composer.Width(line, style));
  }
  const Length gap = style.size;
  for (int columns = content.max_columns; columns > 1; --columns) {
    if (widest <= (width - gap * (columns - 1)) / columns) return columns;
  }
  return 1;
}

}  // namespace

void AppendParagraphs(Composer& composer, std::string_view text, const StyleDef& style, Length x,
                      Length width, Alignment alignment, bool hang, Flow& flow) {
  for (const std::string_view line_text : SplitLines(text)) {
    Composer::Paragraph paragraph = composer.SetParagraph(line_text, style, width, alignment, hang);
    const std::size_t count = paragraph.lines.size();
    for (std::size_t i = 0; i < count; ++i) {
      Slab slab;
      slab.height = style.leading;
      // No page begins with the second or ends before the last line of a paragraph: a line alone reads badly.
      slab.break_before = i == 0 || (i != 1 && i != count - 1);
      slab.lines.push_back(PlaceLine(std::move(paragraph.lines[i]), paragraph.text, style, x));
      flow.slabs.push_back(std::move(slab));
    }
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
    AppendParagraphs(composer, content.text, style, {}, column, Alignment::start, content.hang, flow);
  } else {
    AppendParagraphs(composer, content.text, style, {}, width, AlignmentOf(content, style), content.hang,
                     flow);
  }
  return flow;
}

Flow SetContent(Composer& composer, const Content& content, const StyleDef& style, Length width) {
  if (const auto* text = std::get_if<TextContent>(&content)) return SetText(composer, *text, style, width);
  if (const auto* choice = std::get_if<ChoiceContent>(&content))
    return SetChoice(composer, *choice, style, width);
  return SetChecks(composer, std::get<ChecksContent>(content), style, width);
}

}  // namespace yoshiki
