#include <array>
#include <optional>
#include <utility>

#include "text/lines.h"
#include "text/shape.h"
#include "text/text.h"

namespace yoshiki {
namespace {

/// Labels and options come back on every row: the last shaping of each short text is kept, a slot per hash.
class LabelCache {
 public:
  static constexpr std::size_t kLongest = 96;

  ShapedText& Slot(std::string_view utf8, const TextStyle& style) {
    std::uint64_t hash = 0xCBF29CE484222325u ^ static_cast<std::uint64_t>(style.size.mpt());
    hash = hash * 31 + static_cast<std::uint64_t>(style.role);
    for (char c : utf8) hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001B3u;
    return slots_[(hash ^ (hash >> 32)) % slots_.size()];
  }

 private:
  std::array<ShapedText, 512> slots_;
};

}  // namespace

struct TextSetter::Impl {
  explicit Impl(const FontSet& fonts) : regular(fonts, FontRole::regular), bold(fonts, FontRole::bold) {}

  Shaper regular, bold;
  LabelCache labels;
  std::vector<Cluster> clusters;  ///< scratch of Break
};

TextSetter::TextSetter(std::shared_ptr<const FontSet> fonts)
    : fonts_(std::move(fonts)), impl_(std::make_unique<Impl>(*fonts_)) {}
TextSetter::~TextSetter() = default;

ShapedText TextSetter::Shape(std::string_view utf8, const TextStyle& style) {
  Shaper& shaper = style.role == FontRole::bold ? impl_->bold : impl_->regular;
  if (utf8.size() > LabelCache::kLongest) {
    ShapedText shaped;
    shaper.Shape(utf8, style, shaped);
    return shaped;
  }
  ShapedText& label = impl_->labels.Slot(utf8, style);
  if (label.text != utf8 || !(label.style == style)) {
    // Whole or not at all, should memory run out: the setter may serve other documents.
    ShapedText shaped;
    shaper.Shape(utf8, style, shaped);
    label = std::move(shaped);
  }
  return label;
}

std::vector<Line> TextSetter::Break(const ShapedText& text, const LineOptions& options) const {
  CollectClusters(text, options, impl_->clusters);
  return LineMaker(text, options, impl_->clusters).MakeLines();
}

Length TextSetter::NaturalWidth(const ShapedText& text, const LineOptions& options) const {
  CollectClusters(text, options, impl_->clusters);
  return LineMaker(text, options, impl_->clusters).NaturalWidth();
}

}  // namespace yoshiki
