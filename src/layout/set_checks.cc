// Check lists: ［ ○ ］ label （text）, aligned in columns (appearance: check lists).
#include <algorithm>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "layout/set_content.h"

namespace yoshiki {

namespace {

constexpr const char* kTick = "○";
constexpr const char* kTicked = "該当";  // what the brackets say to those who hear the document
constexpr const char* kNotTicked = "非該当";

// Measures that every entry of a list shares.
struct Measures {
  Length bracket;     // the ［ ○ ］ pair
  Length label_gap;   // from the pair to the label
  Length paren;       // one round bracket
  Length column_gap;  // least space between columns
  Length text_x;      // where the （ of all lines with a text stands
};

Length LabelX(const Measures& m) { return m.bracket + m.label_gap; }

Length EntryWidth(Composer& composer, const CheckEntry& entry, const StyleDef& style, const Measures& m) {
  Length width = LabelX(m) + composer.Width(entry.label, style);
  if (entry.has_count) {
    width +=
        m.label_gap + CountBracket(composer, entry.count, style) + composer.Width(entry.count_suffix, style);
  }
  return width;
}

Measures Measure(Composer& composer, const ChecksContent& content, const StyleDef& style, Length width) {
  Measures m;
  m.bracket = composer.theme().check_bracket;
  m.label_gap = style.size / 6;
  m.paren = composer.Width("（", style);
  m.column_gap = style.size / 2;
  for (const ChecksContent::Line& line : content.lines) {
    for (const CheckEntry& entry : line.entries) {
      if (entry.has_text) m.text_x = std::max(m.text_x, EntryWidth(composer, entry, style, m) + m.column_gap);
    }
  }
  // A very long label must leave its bracket half the cell.
  m.text_x = std::min(m.text_x, width / 2);
  return m;
}

using CheckLines = std::span<const ChecksContent::Line>;

// The lines between the captions around line `at`: they share their columns.
CheckLines GroupAround(const ChecksContent& content, std::size_t at) {
  std::size_t first = at;
  std::size_t last = at + 1;
  while (first > 0 && content.lines[first - 1].caption.empty()) --first;
  while (last < content.lines.size() && content.lines[last].caption.empty()) ++last;
  return CheckLines(content.lines).subspan(first, last - first);
}

// Left edges of the columns that the group's lines of `count` entries share: equal columns if every entry
// fits them, else by content; none when even that is too wide.
std::vector<Length> ColumnEdges(Composer& composer, CheckLines group, std::size_t count,
                                const StyleDef& style, const Measures& m, Length width) {
  std::vector<Length> widest(count);
  for (const ChecksContent::Line& line : group) {
    if (line.entries.size() != count) continue;
    for (std::size_t i = 0; i < count; ++i) {
      widest[i] = std::max(widest[i], EntryWidth(composer, line.entries[i], style, m));
    }
  }
  const auto n = static_cast<std::int64_t>(count);
  Length sum;
  bool even = true;
  for (std::size_t i = 0; i < count; ++i) {
    sum += widest[i];
    even = even && widest[i] + (i + 1 < count ? m.column_gap : Length()) <= width / n;
  }
  if (sum + m.column_gap * (n - 1) > width) return {};
  const Length gap = count > 1 ? std::max(m.column_gap, (width - sum) / n) : Length();
  std::vector<Length> edges;
  Length x;
  for (std::size_t i = 0; i < count; ++i) {
    edges.push_back(even ? width.Share(static_cast<std::int64_t>(i), n) : std::min(x, width - (sum - x)));
    x += widest[i] + gap;
  }
  if (!even) {  // never wider than the cell: shrink the gaps from the right
    Length limit = width;
    for (std::size_t i = count; i-- > 0;) {
      edges[i] = std::min(edges[i], limit - widest[i]);
      limit = edges[i] - m.column_gap;
    }
  }
  return edges;
}

class ChecksSetter {
 public:
  ChecksSetter(Composer& composer, const ChecksContent& content, const StyleDef& style, Length width)
      : composer_(composer),
        content_(content),
        style_(style),
        width_(width),
        m_(Measure(composer, content, style, width)) {}

  Flow Run() {
    TagId list = 0;
    for (std::size_t i = 0; i < content_.lines.size(); ++i) {
      const ChecksContent::Line& line = content_.lines[i];
      if (!line.caption.empty()) {
        PutCaption(line.caption);
        list = 0;
        continue;
      }
      if (list == 0 && composer_.tag() != 0) list = composer_.AddTag(TagKind::list, composer_.tag());
      const TagScope scope(composer_, list);
      PutEntries(line.entries, i);
    }
    return std::move(flow_);
  }

 private:
  void PutEntries(const std::vector<CheckEntry>& entries, std::size_t line) {
    if (entries.size() == 1) {
      PutAlone(entries.front());
    } else if (!entries.empty()) {
      PutTogether(entries, GroupAround(content_, line));
    }
  }

  Slab& NewSlab(bool break_before) {
    Slab slab;
    slab.height = style_.leading;
    slab.break_before = break_before && !after_caption_;
    after_caption_ = false;
    flow_.slabs.push_back(std::move(slab));
    return flow_.slabs.back();
  }

  void PutCaption(const std::string& caption) {
    const TagScope paragraph(composer_, TagKind::paragraph);
    AppendParagraphs(composer_, caption, style_, {.x = {}, .width = width_}, flow_);
    after_caption_ = true;  // a caption stays with the boxes it opens
  }

  void PutBox(const CheckEntry& entry, Length x, Slab& slab) {
    const TagScope mark(composer_, TagKind::item_mark);
    composer_.Say(entry.ticked ? kTicked : kNotTicked);
    const Length half = composer_.Width("[", style_);
    slab.lines.push_back(composer_.SetSingle("[", style_, x));
    if (entry.ticked) {
      const Length tick = composer_.Width(kTick, style_);
      slab.lines.push_back(composer_.SetSingle(kTick, style_, x + (m_.bracket - tick) / 2));
    }
    slab.lines.push_back(composer_.SetSingle("]", style_, x + m_.bracket - half));
  }

  void PutShort(const CheckEntry& entry, Length x, Slab& slab) {
    PutBox(entry, x, slab);
    const TagScope body(composer_, TagKind::item_body);
    body_ = composer_.tag();
    slab.lines.push_back(composer_.SetSingle(entry.label, style_, x + LabelX(m_)));
    if (entry.has_count) {
      const Length at = x + LabelX(m_) + composer_.Width(entry.label, style_) + m_.label_gap;
      PutCount(composer_, entry.count, entry.count_suffix, style_, at, slab.lines);
    }
  }

  // Entries that do not fit one line together each take a line of their own.
  void PutTogether(const std::vector<CheckEntry>& entries, CheckLines group) {
    const std::vector<Length> edges = ColumnEdges(composer_, group, entries.size(), style_, m_, width_);
    const bool any_text =
        std::any_of(entries.begin(), entries.end(), [](const CheckEntry& e) { return e.has_text; });
    if (edges.empty() || any_text) {
      for (const CheckEntry& entry : entries) PutAlone(entry);
      return;
    }
    Slab& slab = NewSlab(true);
    for (std::size_t i = 0; i < entries.size(); ++i) {
      const TagScope item(composer_, TagKind::list_item);
      PutShort(entries[i], edges[i], slab);
    }
  }

  // An entry that has its line for itself: a long label wraps behind its box, a text wraps inside its
  // brackets.
  void PutAlone(const CheckEntry& entry) {
    const TagScope item(composer_, TagKind::list_item);
    const Length right = entry.has_text ? m_.text_x - m_.label_gap : width_;
    const Length label_room = std::max(style_.size, right - LabelX(m_));
    if (EntryWidth(composer_, entry, style_, m_) <= LabelX(m_) + label_room) {
      PutShort(entry, {}, NewSlab(true));
    } else {
      PutWrappedLabel(entry, label_room);
    }
    if (!entry.has_text) return;
    const TagScope body(composer_, body_);
    PutText(entry.text, flow_.slabs.size() - 1);
  }

  void PutWrappedLabel(const CheckEntry& entry, Length room) {
    PutBox(entry, {}, NewSlab(true));
    const TagScope body(composer_, TagKind::item_body);
    body_ = composer_.tag();
    Composer::Paragraph label = composer_.SetParagraph(entry.label, style_, room, Alignment::start, false);
    for (std::size_t i = 0; i < label.lines.size(); ++i) {
      Slab& slab = i == 0 ? flow_.slabs.back() : NewSlab(false);
      slab.lines.push_back(PlaceLine(std::move(label.lines[i]), label, style_, LabelX(m_)));
    }
    if (entry.has_count) {  // on a line of its own, where it has all the room there is
      PutCount(composer_, entry.count, entry.count_suffix, style_, LabelX(m_), NewSlab(false).lines);
    }
  }

  // The brackets fill the line: （ at text_x on the first line, ） at the cell's edge on the last.
  // A text of several paragraphs takes its brackets into the first and the last of them.
  void PutText(const std::string& text, std::size_t first_slab) {
    TagId first = 0;
    if (NeedsParagraphs(composer_, text)) first = composer_.AddTag(TagKind::paragraph, composer_.tag());
    flow_.slabs[first_slab].lines.push_back(
        SetBracket("（", m_.text_x, first != 0 ? first : composer_.tag()));
    Flow inside;
    const Length x = m_.text_x + m_.paren;
    if (!text.empty()) {
      AppendParagraphs(
          composer_, text, style_,
          {.x = x, .width = width_ - x - m_.paren, .alignment = Alignment::justify, .hang = true}, inside,
          first);
    }
    TagId end = composer_.tag();
    for (const Slab& slab : inside.slabs) {
      if (!slab.lines.front().line.glyphs.empty()) end = slab.lines.front().tag;
    }
    for (std::size_t i = 0; i < inside.slabs.size(); ++i) {
      if (first_slab + i >= flow_.slabs.size()) NewSlab(inside.slabs[i].break_before);
      for (SetLine& line : inside.slabs[i].lines)
        flow_.slabs[first_slab + i].lines.push_back(std::move(line));
    }
    flow_.slabs.back().lines.push_back(SetBracket("）", width_ - m_.paren, end));
  }

  SetLine SetBracket(std::string_view bracket, Length x, TagId tag) {
    const TagScope scope(composer_, tag);
    return composer_.SetSingle(bracket, style_, x);
  }

  Composer& composer_;
  const ChecksContent& content_;
  const StyleDef& style_;
  Length width_;
  Measures m_;
  Flow flow_;
  TagId body_ = 0;  // of the entry being set
  bool after_caption_ = false;
};

}  // namespace

Flow SetChecks(Composer& composer, const ChecksContent& content, const StyleDef& style, Length width) {
  return ChecksSetter(composer, content, style, width).Run();
}

Length ChecksWidth(Composer& composer, const ChecksContent& content, const StyleDef& style) {
  const Measures m = Measure(composer, content, style, Length::Pt(10'000));
  Length widest;
  for (const ChecksContent::Line& line : content.lines) {
    Length width;
    for (const CheckEntry& entry : line.entries)
      width += EntryWidth(composer, entry, style, m) + m.column_gap;
    widest = std::max(widest, width);
  }
  return widest;
}

}  // namespace yoshiki
