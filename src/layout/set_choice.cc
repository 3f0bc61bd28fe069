// ［ value ］ with the ＜選択肢＞ list at its right or below it (appearance: choice cells).
#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "layout/set_content.h"

namespace yoshiki {

namespace {

constexpr const char* kOpen = "[";
constexpr const char* kClose = "]";
constexpr const char* kListHead = "＜選択肢＞";
constexpr const char* kNothingChosen = "選択なし";
const std::string kChosen = "選択：";

// Lines stacked from the top of one slab.
class Stack {
 public:
  explicit Stack(Slab& slab) : slab_(slab) {}
  void Put(SetLine line) {
    line.baseline += y_;
    slab_.lines.push_back(std::move(line));
  }
  void Advance(Length leading) {
    y_ += leading;
    slab_.height = std::max(slab_.height, y_);
  }

 private:
  Slab& slab_;
  Length y_;
};

// Value lines centred between the brackets; the brackets stand on the first and the last of them.
void PutBracket(Composer& composer, const ChoiceContent& content, const StyleDef& style, Length width,
                Stack& stack) {
  const Length open = composer.Width(kOpen, style);
  const Length close = composer.Width(kClose, style);
  const Length room = width - open - close;
  const TagScope scope(composer, TagKind::paragraph);
  composer.Say(content.value.empty() ? kNothingChosen : kChosen + content.value);
  SetLine opening = composer.SetSingle(kOpen, style, {});
  Composer::Paragraph value = composer.SetParagraph(content.value, style, room, Alignment::centre, false);
  for (std::size_t i = 0; i < value.lines.size(); ++i) {
    if (i == 0) stack.Put(std::move(opening));
    if (!value.lines[i].glyphs.empty()) stack.Put(PlaceLine(std::move(value.lines[i]), value, style, open));
    if (i + 1 == value.lines.size()) stack.Put(composer.SetSingle(kClose, style, width - close));
    stack.Advance(style.leading);
  }
}

// （ n ）件 in the middle under the bracket.
void PutCountLine(Composer& composer, const ChoiceContent& content, const StyleDef& style, Length width,
                  Stack& stack) {
  const Length suffix = composer.Width(content.count_suffix, style);
  const Length left = std::max(Length(), (width - CountBracket(composer, content.count, style) - suffix) / 2);
  std::vector<SetLine> lines;
  const TagScope scope(composer, TagKind::paragraph);
  PutCount(composer, content.count, content.count_suffix, style, left, lines);
  for (SetLine& line : lines) stack.Put(std::move(line));
  stack.Advance(style.leading);
}

// Columns of the list: as many as the form says and the room allows without breaking an option.
int ListColumns(Composer& composer, const ChoiceContent& content, const StyleDef& style, Length width) {
  Length widest;
  for (const std::string& option : content.options) widest = std::max(widest, composer.Width(option, style));
  int columns = std::max(1, content.columns);
  while (columns > 1 && widest > width / columns - style.size / 2) --columns;
  return columns;
}

// Column edges: equal columns when all options fit them, else by the widest option of each column.
std::vector<Length> ListEdges(Composer& composer, const ChoiceContent& content, const StyleDef& style,
                              Length width, int& columns) {
  const auto wanted = static_cast<std::size_t>(std::max(1, content.columns));
  std::vector<Length> widest(wanted);
  for (std::size_t i = 0; i < content.options.size(); ++i) {
    widest[i % wanted] = std::max(widest[i % wanted], composer.Width(content.options[i], style));
  }
  Length sum;
  for (const Length w : widest) sum += w;
  const Length gap = style.size;
  if (sum + gap * (static_cast<std::int64_t>(wanted) - 1) > width) {
    columns = ListColumns(composer, content, style, width);
    std::vector<Length> even;
    for (int i = 0; i < columns; ++i) even.push_back(width.Share(i, columns));
    return even;
  }
  columns = static_cast<int>(wanted);
  std::vector<Length> edges;
  // What is left over is shared by the columns, as long as an em of air stays between them.
  const Length spare = std::max(gap, (width - sum) / static_cast<std::int64_t>(wanted));
  Length x;
  bool even_fits = true;
  for (const Length w : widest) even_fits = even_fits && w + gap <= width / static_cast<std::int64_t>(wanted);
  for (std::size_t i = 0; i < wanted; ++i) {
    edges.push_back(even_fits ? width.Share(static_cast<std::int64_t>(i), columns) : x);
    x += widest[i] + spare;
  }
  return edges;
}

void PutListHead(Composer& composer, const StyleDef& style, Length x, Stack& stack) {
  const TagScope caption(composer, TagKind::caption);
  stack.Put(composer.SetSingle(kListHead, style, x));
  stack.Advance(style.leading);
}

// The list, row by row (1 2 / 3 4 / 5 6).
void PutList(Composer& composer, const ChoiceContent& content, const StyleDef& style, Length x, Length width,
             Stack& stack) {
  const TagScope list(composer, TagKind::list);
  PutListHead(composer, style, x, stack);
  int columns = 1;
  const std::vector<Length> edges = ListEdges(composer, content, style, width, columns);
  for (std::size_t i = 0; i < content.options.size(); i += static_cast<std::size_t>(columns)) {
    std::size_t lines = 1;
    std::vector<Composer::Paragraph> row;
    for (std::size_t c = 0; c < edges.size() && i + c < content.options.size(); ++c) {
      const Length right = c + 1 < edges.size() ? edges[c + 1] : width;
      const TagScope item(composer, TagKind::list_item);
      const TagScope body(composer, TagKind::item_body);
      row.push_back(
          composer.SetParagraph(content.options[i + c], style, right - edges[c], Alignment::start, true));
      lines = std::max(lines, row.back().lines.size());
    }
    // An option that wraps is read whole before the next one, so options go down one after the other.
    for (std::size_t c = 0; c < row.size(); ++c) {
      Length drop;
      for (Line& line : row[c].lines) {
        SetLine set = PlaceLine(std::move(line), row[c], style, x + edges[c]);
        set.baseline += drop;
        drop += style.leading;
        stack.Put(std::move(set));
      }
    }
    for (std::size_t l = 0; l < lines; ++l) stack.Advance(style.leading);
  }
}

}  // namespace

Flow SetChoice(Composer& composer, const ChoiceContent& content, const StyleDef& style, Length width) {
  const StyleDef& option_style = composer.theme().style("option");
  const bool beside = !content.below && !content.options.empty();
  const Length bracket =
      content.below || content.options.empty() ? width : width.Share(content.bracket_width, 1000);
  Flow flow;
  Slab slab;
  Stack left(slab);
  PutBracket(composer, content, style, bracket - (beside ? style.size : Length()), left);
  if (content.has_count)
    PutCountLine(composer, content, style, bracket - (beside ? style.size : Length()), left);
  if (content.below && !content.options.empty()) {
    flow.slabs.push_back(std::move(slab));
    Slab below;
    below.break_before = false;
    Stack list(below);
    PutList(composer, content, option_style, {}, width, list);
    flow.slabs.push_back(std::move(below));
    return flow;
  }
  if (beside) {
    Stack right(slab);
    PutList(composer, content, option_style, bracket, width - bracket, right);
  }
  flow.slabs.push_back(std::move(slab));
  return flow;
}

}  // namespace yoshiki
