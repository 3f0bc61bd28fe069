#include "base/source.h"

#include <algorithm>
#include <utility>

#include "base/utf8.h"

namespace yoshiki {

SourceText::SourceText(std::string name, std::string bytes)
    : name_(std::move(name)), bytes_(std::move(bytes)) {
  line_starts_.push_back(0);
  for (std::size_t i = bytes_.find('\n'); i != std::string::npos; i = bytes_.find('\n', i + 1)) {
    line_starts_.push_back(i + 1);
  }
}

LineColumn SourceText::At(std::size_t offset) const {
  if (line_starts_.empty()) return {1, 1};
  offset = std::min(offset, bytes_.size());
  const auto after = std::upper_bound(line_starts_.begin(), line_starts_.end(), offset);
  const std::size_t start = *(after - 1);
  const std::string_view before = std::string_view(bytes_).substr(start, offset - start);
  int column = 1;
  for (std::size_t i = 0; i < before.size(); ++column) NextCodePoint(before, i);
  return {static_cast<int>(after - line_starts_.begin()), column};
}

std::string_view SourceText::Line(int line) const {
  if (line < 1 || static_cast<std::size_t>(line) > line_starts_.size()) return {};
  const std::size_t start = line_starts_[static_cast<std::size_t>(line) - 1];
  const std::size_t end = std::min(bytes_.find('\n', start), bytes_.size());
  std::string_view text = std::string_view(bytes_).substr(start, end - start);
  if (!text.empty() && text.back() == '\r') text.remove_suffix(1);
  return text;
}

}  // namespace yoshiki
