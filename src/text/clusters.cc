#include "text/clusters.h"

#include <algorithm>
#include <limits>

namespace yoshiki {
namespace {

using enum CharClass;

bool IsClosing(CharClass cls) { return cls == closing || cls == comma || cls == full_stop; }

bool IsJapanese(CharClass cls) {
  switch (cls) {
    case ideograph:
    case hiragana:
    case katakana:
    case iteration:
    case long_vowel:
    case small_kana:
    case sound_mark:
      return true;
    default:
      return false;
  }
}

std::int32_t Narrow(std::int64_t value) {
  return static_cast<std::int32_t>(
      std::min<std::int64_t>(value, std::numeric_limits<std::int32_t>::max() / 4));
}

/// Reads the cluster that starts at glyph `first`; returns the glyph behind it.
std::uint32_t ReadCluster(const ShapedText& text, std::uint32_t first, Cluster& cluster) {
  const ShapedGlyph& head = text.glyphs[first];
  cluster.first_glyph = first;
  std::int64_t advance = head.advance.mpt();
  std::uint32_t next = first + 1;
  while (next < text.glyphs.size() && text.glyphs[next].text_length == 0)
    advance += text.glyphs[next++].advance.mpt();
  cluster.advance = Narrow(advance);

  std::size_t offset = head.text_start;
  const std::size_t end = offset + head.text_length;
  CodePoint c = NextCodePoint(text.text, offset);
  while (offset < end && IsIgnorable(c) && c != '\t') c = NextCodePoint(text.text, offset);
  cluster.cls = c == '\t' ? wide_space : ClassOf(c);
  cluster.latin = (c > 0x20 && c < 0x7F) || cluster.cls == western;
  CodePoint last = c;
  while (offset < end) last = NextCodePoint(text.text, offset);
  cluster.opens_zero = last == 0x200B;
  cluster.joins = last == 0x2060 || last == 0xFEFF || last == 0x200D;
  return next;
}

/// The white inside a full-width 約物: half an em before an opening bracket and behind a closing one, a
/// quarter on each side of a middle dot (JLREQ 3.1.2). Other widths carry no white of their own.
void FindWhite(Cluster& cluster, std::int64_t em) {
  if (cluster.advance != em) return;
  const auto half = static_cast<std::int32_t>(em / 2), quarter = static_cast<std::int32_t>(em / 4);
  if (cluster.cls == opening) cluster.lead = half;
  if (IsClosing(cluster.cls)) cluster.trail = half;
  if (cluster.cls == middle_dot) cluster.lead = cluster.trail = quarter;
}

/// Runs of 約物 are set solid (JLREQ 3.1.4, 3.1.5): 」「 and 、「 keep one half em, 」、 「『 none.
void SetSolid(Cluster& a, Cluster& b) {
  const bool b_follows = IsClosing(b.cls) || b.cls == opening || b.cls == middle_dot;
  if (IsClosing(a.cls) && b_follows) TakeTrail(a);
  if ((a.cls == opening || a.cls == middle_dot) && b.cls == opening) TakeLead(b);
}

void MarkScriptEdge(const Cluster& a, Cluster& b, std::int32_t space) {
  const auto word = [](const Cluster& c) { return c.latin && (c.cls == western || c.cls == digit); };
  b.script_edge = (IsJapanese(a.cls) && word(b)) || (word(a) && IsJapanese(b.cls));
  if (b.script_edge) b.gap = space;
}

/// ’ inside a word (don’t) is no bracket.
bool IsApostrophe(const ShapedText& text, const Cluster& before, const Cluster& cluster, std::uint32_t next) {
  if (cluster.cls != closing || before.cls != western || next >= text.glyphs.size()) return false;
  std::size_t offset = text.glyphs[next].text_start;
  return CharacterAt(text, cluster) == 0x2019 && ClassOf(NextCodePoint(text.text, offset)) == western;
}

/// Greek and Cyrillic are Western words in Latin fonts and full-width signs in Japanese ones.
void ClassByWidth(const ShapedText& text, Cluster& cluster, std::int64_t em) {
  if (cluster.cls != other) return;
  const CodePoint c = CharacterAt(text, cluster);
  if (c < 0x370 || c > 0x52F || 10 * std::int64_t{cluster.advance} >= 9 * em) return;
  cluster.cls = western;
  cluster.latin = true;
}

}  // namespace

void TakeLead(Cluster& cluster) {
  cluster.advance -= cluster.lead;
  cluster.shift += cluster.lead;
  cluster.lead = 0;
}

void TakeTrail(Cluster& cluster) {
  cluster.advance -= cluster.trail;
  cluster.trail = 0;
}

CodePoint CharacterAt(const ShapedText& text, const Cluster& cluster) {
  const ShapedGlyph& glyph = text.glyphs[cluster.first_glyph];
  std::size_t offset = glyph.text_start;
  const std::size_t end = offset + glyph.text_length;
  CodePoint c = NextCodePoint(text.text, offset);
  while (offset < end && IsIgnorable(c)) c = NextCodePoint(text.text, offset);
  return c;
}

void CollectClusters(const ShapedText& text, const LineOptions& options, std::vector<Cluster>& clusters) {
  clusters.clear();
  clusters.reserve(text.glyphs.size());
  const std::int64_t em = text.style.size.mpt();
  const std::int32_t space = Narrow(em * options.latin_spacing / 1000);
  bool quote_open = false;
  for (std::uint32_t glyph = 0; glyph < text.glyphs.size();) {
    Cluster& cluster = clusters.emplace_back();
    const std::uint32_t next = ReadCluster(text, glyph, cluster);
    ClassByWidth(text, cluster, em);
    if (cluster.cls == quote) {
      quote_open = !quote_open;
      cluster.cls = quote_open ? opening : closing;
    }
    if (clusters.size() > 1 && IsApostrophe(text, clusters[clusters.size() - 2], cluster, next)) {
      cluster.cls = western_symbol;
      cluster.latin = true;
    }
    if (next == glyph + 1) FindWhite(cluster, em);
    if (clusters.size() > 1) {
      Cluster& before = clusters[clusters.size() - 2];
      if (options.compress) SetSolid(before, cluster);
      MarkScriptEdge(before, cluster, space);
    }
    glyph = next;
  }
  FindBreaks(text, options.strictness, clusters);
}

}  // namespace yoshiki
