#include "render/content.h"

#include <algorithm>
#include <cstdlib>

#include "render/structure.h"
#include "render/syntax.h"

namespace yoshiki::pdf {

std::string ContentWriter::Write(const Page& page) {
  page_ = &page;
  state_ = {};
  out_.clear();
  marks_.clear();
  Drawing();
  Pictures();
  Text();
  return std::move(out_);
}

void ContentWriter::Drawing() {
  if (page_->fills.empty() && page_->rules.empty()) return;
  if (tagged_) out_ += "/Artifact<</Type/Layout>>BDC\n";
  Fills();
  Rules();
  if (tagged_) out_ += "EMC\n";
}

void ContentWriter::Pictures() {
  for (const PlacedPicture& placed : page_->pictures) {
    if (tagged_) {
      out_ += "/Figure<</MCID ";
      AppendInteger(out_, static_cast<std::int64_t>(marks_.size()));
      out_ += ">>BDC\n";
      marks_.push_back(placed.tag);
    }
    out_ += "q ";
    AppendPoints(out_, placed.area.width);
    out_ += "0 0 ";
    AppendPoints(out_, placed.area.height);
    AppendPoints(out_, placed.area.x);
    AppendPoints(out_, Up(placed.area.bottom()));
    out_ += "cm/I";
    AppendInteger(out_, static_cast<std::int64_t>(placed.picture));
    out_ += " Do Q\n";
    if (tagged_) out_ += "EMC\n";
  }
}

void ContentWriter::AppendColour(Colour colour, char grey, const char* rgb) {
  const std::uint32_t red = colour.rgb >> 16 & 0xFF, green = colour.rgb >> 8 & 0xFF, blue = colour.rgb & 0xFF;
  const auto append = [this](std::uint32_t channel) {
    AppendThousandths(out_, (channel * 1000 + 127) / 255);
    out_ += ' ';
  };
  append(red);
  if (red == green && green == blue) {
    out_ += grey;
  } else {
    append(green);
    append(blue);
    out_ += rgb;
  }
  out_ += '\n';
}

void ContentWriter::SetFill(Colour colour) {
  if (state_.fill == colour) return;
  state_.fill = colour;
  AppendColour(colour, 'g', "rg");
}

void ContentWriter::Fills() {
  for (std::size_t i = 0; i < page_->fills.size(); ++i) {
    const Fill& fill = page_->fills[i];
    SetFill(fill.colour);
    AppendPoints(out_, fill.area.x);
    AppendPoints(out_, Up(fill.area.bottom()));
    AppendPoints(out_, fill.area.width);
    AppendPoints(out_, fill.area.height);
    const bool last = i + 1 == page_->fills.size() || page_->fills[i + 1].colour != fill.colour;
    out_ += last ? "re f\n" : "re\n";
  }
}

void ContentWriter::Rules() {
  // Square ends: where two rules meet at a corner, it is closed.
  if (!page_->rules.empty()) out_ += "2 J\n";
  for (std::size_t i = 0; i < page_->rules.size(); ++i) {
    const Rule& rule = page_->rules[i];
    if (state_.stroke != rule.colour) AppendColour(rule.colour, 'G', "RG");
    if (state_.rule_width != rule.width) {
      AppendPoints(out_, rule.width);
      out_ += "w\n";
    }
    state_.stroke = rule.colour;
    state_.rule_width = rule.width;
    AppendPoints(out_, rule.from.x);
    AppendPoints(out_, Up(rule.from.y));
    out_ += "m ";
    AppendPoints(out_, rule.to.x);
    AppendPoints(out_, Up(rule.to.y));
    const bool last = i + 1 == page_->rules.size() || page_->rules[i + 1].colour != rule.colour ||
                      page_->rules[i + 1].width != rule.width;
    out_ += last ? "l S\n" : "l\n";
  }
}

void ContentWriter::Text() {
  const bool any =
      std::any_of(page_->runs.begin(), page_->runs.end(), [](const GlyphRun& r) { return r.count != 0; });
  if (!any) return;
  out_ += "BT\n";
  for (const GlyphRun& run : page_->runs) {
    if (run.count == 0) continue;
    Mark(run);
    Run(run);
  }
  EndMark();
  out_ += "ET\n";
}

namespace {

/// What a run is that is no part of the document's text (§14.8.2.2.2).
std::string_view ArtifactOf(const Document& document, const GlyphRun& run) {
  switch (document.owners[run.owner].kind) {
    case OwnerKind::foot:
      return "/Artifact<</Type/Pagination/Subtype/Footer>>BDC\n";
    case OwnerKind::context:
      return "/Artifact<</Type/Pagination/Subtype/Header>>BDC\n";
    default:  // a label or a table's head, said again on a later page
      return "/Artifact<</Type/Pagination>>BDC\n";
  }
}

}  // namespace

// Runs of one tag are one marked content, runs of one kind of artifact too.
void ContentWriter::Mark(const GlyphRun& run) {
  if (!tagged_) return;
  if (marked_ != nullptr && marked_->artifact == run.artifact) {
    const bool same = run.artifact ? ArtifactOf(document_, *marked_) == ArtifactOf(document_, run)
                                   : marked_->tag == run.tag;
    if (same) return;
  }
  EndMark();
  marked_ = &run;
  if (run.artifact) {
    out_ += ArtifactOf(document_, run);
    return;
  }
  out_ += '/';
  out_ += StructureType(document_.tags[run.tag]);
  out_ += "<</MCID ";
  AppendInteger(out_, static_cast<std::int64_t>(marks_.size()));
  out_ += ">>BDC\n";
  marks_.push_back(run.tag);
}

void ContentWriter::EndMark() {
  if (marked_ == nullptr) return;
  out_ += "EMC\n";
  marked_ = nullptr;
}

void ContentWriter::Run(const GlyphRun& run) {
  spots_.clear();
  const FaceUses& face = uses_[run.face];
  for (std::uint32_t i = run.first; i < run.first + run.count; ++i) {
    const LineGlyph& glyph = page_->glyphs[i];
    spots_.push_back({&face.Find(glyph.glyph, TextOf(document_, run, glyph)),
                      (glyph.x + glyph.shift).mpt() * 1000, glyph.rise, glyph.text_length != 0});
  }
  BeginRun(run);
  for (std::size_t from = 0; from < spots_.size();) {
    std::size_t to = from + 1;
    while (to < spots_.size() && !spots_[to].has_text) ++to;
    ShowCluster(run, from, to);
    from = to;
  }
  Flush();
}

void ContentWriter::BeginRun(const GlyphRun& run) {
  SetFill(run.colour);
  if (state_.face != run.face || state_.size != run.size) {
    out_ += "/F";
    AppendInteger(out_, run.face);
    out_ += ' ';
    AppendPoints(out_, run.size);
    out_ += "Tf\n";
    state_.face = run.face;
    state_.size = run.size;
  }
  const Length spacing = ChooseSpacing(run.size);
  if (state_.spacing != spacing) {
    AppendPoints(out_, spacing);
    out_ += "Tc\n";
    state_.spacing = spacing;
  }
  pen_ = spots_.front().at;
  const Length x = run.origin.x + Length::Mpt(pen_ / 1000), y = Up(run.origin.y);
  AppendPoints(out_, x - state_.line_x);
  AppendPoints(out_, y - state_.line_y);
  out_ += "Td\n";
  state_.line_x = x;
  state_.line_y = y;
}

namespace {

/// Whether a text needs to be said otherwise than by ToUnicode: what a private-use character means nobody
/// else knows (ISO 19005-2 §6.2.11.7.3).
bool HasPrivateUse(std::string_view text) {
  for (std::size_t at = 0; at < text.size();)
    if (IsPrivateUse(NextCodePoint(text, at))) return true;
  return false;
}

}  // namespace

void ContentWriter::ShowCluster(const GlyphRun& run, std::size_t from, std::size_t to) {
  // One text for several glyphs, or one whose CID stands for another text: the span says it (§14.9.4).
  const std::string_view text =
      spots_[from].has_text ? TextOf(document_, run, page_->glyphs[run.first + from]) : std::string_view();
  const bool spelt = to - from > 1 || spots_[from].use->spelt || HasPrivateUse(text);
  if (spelt) {
    Flush();
    out_ += "/Span<</ActualText";
    AppendText(out_, Meant(document_.gaiji_meanings, text));
    out_ += ">>BDC\n";
  }
  for (std::size_t i = from; i < to; ++i) ShowGlyph(run, i);
  if (!spelt) return;
  Flush();
  out_ += "EMC\n";
}

void ContentWriter::ShowGlyph(const GlyphRun& run, std::size_t i) {
  const Spot& spot = spots_[i];
  if (spot.rise != state_.rise) {
    Flush();
    AppendPoints(out_, spot.rise);
    out_ += "Ts\n";
    state_.rise = spot.rise;
  }
  const Fine size = run.size.mpt();
  const Fine gap = spot.at - pen_;
  if (std::abs(gap) * 2 > size) {
    const Fine units = (2 * std::abs(gap) + size) / (2 * size) * (gap < 0 ? -1 : 1);
    if (in_string_) shown_ += ')';
    in_string_ = false;
    adjusted_ = true;
    AppendInteger(shown_, -units);
    pen_ += units * size;
  }
  if (!in_string_) shown_ += '(';
  in_string_ = true;
  AppendLiteralByte(shown_, static_cast<unsigned char>(spot.use->cid >> 8));
  AppendLiteralByte(shown_, static_cast<unsigned char>(spot.use->cid & 0xFF));
  pen_ += spot.use->width * size + state_.spacing.mpt() * 1000;
}

void ContentWriter::Flush() {
  if (in_string_) shown_ += ')';
  if (!shown_.empty()) {
    if (adjusted_) out_ += '[';
    out_ += shown_;
    out_ += adjusted_ ? "]TJ\n" : "Tj\n";
  }
  shown_.clear();
  in_string_ = adjusted_ = false;
}

Length ContentWriter::ChooseSpacing(Length size) const {
  // A line spread to even edges has much the same gap at most places: one Tc says it instead of many
  // adjustments.
  constexpr std::size_t kCostOfChange = 2;
  std::vector<Fine> gaps;
  for (std::size_t i = 1; i < spots_.size(); ++i)
    gaps.push_back(spots_[i].at - spots_[i - 1].at - spots_[i - 1].use->width * size.mpt());
  const auto cost = [&](Length spacing) {
    return CountAdjustments(size, spacing) + (spacing != state_.spacing ? kCostOfChange : 0);
  };
  Length best;
  if (gaps.empty()) return state_.spacing;
  std::nth_element(gaps.begin(), gaps.begin() + static_cast<std::ptrdiff_t>(gaps.size() / 2), gaps.end());
  const Length median = Length::Mpt(gaps[gaps.size() / 2] / 1000);
  for (const Length candidate : {state_.spacing, median})
    if (candidate != best && cost(candidate) < cost(best)) best = candidate;
  return best;
}

std::size_t ContentWriter::CountAdjustments(Length size, Length spacing) const {
  std::size_t count = 0;
  Fine pen = spots_.front().at;
  for (const Spot& spot : spots_) {
    if (std::abs(spot.at - pen) * 2 > size.mpt()) {
      ++count;
      pen = spot.at;
    }
    pen += spot.use->width * size.mpt() + spacing.mpt() * 1000;
  }
  return count;
}

}  // namespace yoshiki::pdf
