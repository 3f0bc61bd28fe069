#include "text/lines.h"

#include <algorithm>

namespace yoshiki {

/// The running measures of a line that grows a cluster at a time.
class LineMaker::Filling {
 public:
  explicit Filling(LineEnds ends) : ends_(ends) {}

  void Add(const Cluster& cluster, bool first) {
    sum_ += cluster.advance + (first ? 0 : cluster.gap);
    shrink_ += ShrinkLimit::Inside(cluster, first);
    if (first && ends_ == LineEnds::trimmed && cluster.cls == CharClass::opening) sum_ -= cluster.lead;
    if (cluster.is_space()) return;
    const bool white = cluster.cls == CharClass::closing || cluster.cls == CharClass::comma ||
                       cluster.cls == CharClass::full_stop;
    width_ = sum_ - (white && ends_ == LineEnds::trimmed ? cluster.trail : 0);
    least_ = width_ - shrink_ - ShrinkLimit::AtEnd(cluster, ends_);
  }
  /// Up to the last character that is not a space.
  std::int64_t width() const { return width_; }
  std::int64_t least() const { return least_; }

 private:
  LineEnds ends_;
  std::int64_t sum_ = 0, shrink_ = 0, width_ = 0, least_ = 0;
};

LineMaker::LineMaker(const ShapedText& text, const LineOptions& options, std::vector<Cluster>& clusters)
    : text_(text),
      options_(options),
      clusters_(clusters),
      ends_(options.compress ? LineEnds::trimmed : LineEnds::natural),
      adjuster_(text.style.size.mpt()) {}

/// Finds the indent of a paragraph that hangs by its mark, and pins the mark: the text behind it must begin
/// on the first line where it begins on the others, so nothing up to it may stretch, shrink or break.
void LineMaker::Hang() {
  const bool flush_left = options_.alignment == Alignment::start || options_.alignment == Alignment::justify;
  if (!options_.hang_marks || !flush_left) return;
  const std::size_t mark = HangingMark(text_, clusters_);
  if (mark == 0) return;
  Cluster& first = clusters_.front();
  const bool trimmed = ends_ == LineEnds::trimmed && first.cls == CharClass::opening;
  std::int64_t indent = clusters_[mark].gap - (trimmed ? first.lead : 0);
  for (std::size_t i = 0; i < mark; ++i) indent += clusters_[i].advance + (i > 0 ? clusters_[i].gap : 0);
  if (indent * 3 > options_.width.mpt()) return;
  indent_ = indent;
  if (trimmed) TakeLead(first);
  for (std::size_t i = 0; i <= mark; ++i) {
    Cluster& cluster = clusters_[i];
    cluster.stretches = cluster.script_edge = false;
    if (i > 0 && cluster.before == BreakBefore::allowed) cluster.before = BreakBefore::inside_word;
    if (i == mark) break;
    cluster.lead = cluster.trail = 0;
    if (cluster.cls == CharClass::word_space) cluster.cls = CharClass::glue;
  }
}

/// Takes as much as fits; a character that may not begin the next line is pushed in by taking white away, or
/// else pushed out together with what it belongs to (JLREQ 3.8.2). Linear: it looks no further than the line
/// can shrink.
LineMaker::Range LineMaker::Fill(std::size_t first, std::int64_t measure) const {
  Filling filling(ends_);
  std::size_t fits = 0, fits_in_word = 0, fits_at_all = 0;
  for (std::size_t k = first;; ++k) {
    const bool end = k == clusters_.size();
    if (k > first && (end || !clusters_[k].is_space())) {
      const BreakBefore before = end ? BreakBefore::allowed : clusters_[k].before;
      if (filling.width() <= measure) {
        fits_at_all = k;
        if (before != BreakBefore::forbidden) fits_in_word = k;
        if (before == BreakBefore::allowed) fits = k;
      } else {
        if ((fits != 0 && fits == fits_at_all) || filling.least() > measure) break;
        if (before == BreakBefore::allowed) {
          fits = k;
          break;
        }
      }
    }
    if (end) break;
    filling.Add(clusters_[k], k == first);
  }
  const std::size_t next = fits != 0 ? fits : fits_in_word != 0 ? fits_in_word : fits_at_all;
  return WithSpaces(first, next != 0 ? next : first + 1, measure);
}

/// Space at the line's end hangs; at the paragraph's end, and where there is nothing else, what fits of it
/// stays.
LineMaker::Range LineMaker::WithSpaces(std::size_t first, std::size_t next, std::int64_t measure) const {
  while (next < clusters_.size() && clusters_[next].is_space()) ++next;
  std::size_t content = next;
  while (content > first && clusters_[content - 1].is_space()) --content;
  if (content < next && (next == clusters_.size() || content == first)) {
    std::int64_t sum = 0;
    for (std::size_t i = first; i < content; ++i)
      sum += clusters_[i].advance + (i > first ? clusters_[i].gap : 0);
    if (content > first && ends_ == LineEnds::trimmed && clusters_[first].cls == CharClass::opening)
      sum -= clusters_[first].lead;
    while (content < next && sum + clusters_[content].advance <= measure) sum += clusters_[content++].advance;
  }
  return {first, content, next};
}

std::vector<Line> LineMaker::MakeLines() {
  std::vector<Line> lines;
  if (!clusters_.empty()) Hang();
  std::size_t first = 0;
  do {
    const std::int64_t indent = first == 0 ? 0 : indent_;
    const std::int64_t measure = options_.width.mpt() - indent;
    const Range range = clusters_.empty() ? Range{} : Fill(first, measure);
    lines.push_back(Place(range, indent, measure));
    first = range.next;
  } while (first < clusters_.size());
  return lines;
}

Line LineMaker::Place(const Range& range, std::int64_t indent, std::int64_t measure) {
  const auto start_of = [&](std::size_t i) { return text_.glyphs[clusters_[i].first_glyph].text_start; };
  Line line;
  line.last = range.next == clusters_.size();
  line.text_start = range.first == 0 ? 0 : start_of(range.first);
  line.text_end = line.last ? static_cast<std::uint32_t>(text_.text.size()) : start_of(range.next);
  const std::span<const Cluster> content(clusters_.data() + range.first, range.content - range.first);
  const std::int64_t natural = adjuster_.SetNatural(content, ends_);
  std::int64_t slack = measure - natural;
  if (content.empty()) return line;
  if (slack < 0) {
    slack = -adjuster_.Shrink(content, -slack, ends_);
  } else if (options_.alignment == Alignment::justify && !line.last && slack > 0) {
    if (adjuster_.Stretch(content, slack)) slack = 0;
  }
  slack = std::max<std::int64_t>(slack, 0);
  if (options_.alignment == Alignment::centre) indent += slack / 2;
  if (options_.alignment == Alignment::end) indent += slack;
  PlaceGlyphs(range, indent, line);
  return line;
}

void LineMaker::PlaceGlyphs(const Range& range, std::int64_t x, Line& line) const {
  const auto glyphs_end =
      range.content < clusters_.size() ? clusters_[range.content].first_glyph : text_.glyphs.size();
  line.glyphs.reserve(glyphs_end - clusters_[range.first].first_glyph);
  for (std::size_t i = range.first; i < range.content; ++i) {
    const Slot& slot = adjuster_.slots()[i - range.first];
    const std::size_t begin = clusters_[i].first_glyph;
    const std::size_t end = i + 1 < clusters_.size() ? clusters_[i + 1].first_glyph : text_.glyphs.size();
    x += slot.before;
    for (std::size_t g = begin; g < end; ++g) {
      const ShapedGlyph& from = text_.glyphs[g];
      const std::int64_t width = end - begin == 1 ? slot.width : from.advance.mpt();
      line.glyphs.push_back({from.glyph, from.face, from.text_length, from.text_start, Length::Mpt(x),
                             Length::Mpt(width), from.x_offset - Length::Mpt(slot.shift), from.y_offset});
      x += width;
    }
  }
  line.width = Length::Mpt(x);
}

Length LineMaker::NaturalWidth() { return Length::Mpt(adjuster_.SetNatural(clusters_, ends_)); }

}  // namespace yoshiki
