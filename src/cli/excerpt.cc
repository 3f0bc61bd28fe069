#include <algorithm>

#include "cli/display_width.h"
#include "cli/printer.h"

namespace yoshiki {
namespace {

// The byte offset of a column. A line of a minified model can be 64 MiB long, so nothing is built on the way.
std::size_t OffsetOf(std::string_view line, int column) {
  std::size_t at = 0;
  for (int n = 1; n < column && at < line.size(); ++n) NextCodePoint(line, at);
  return at;
}

std::size_t PreviousCharacter(std::string_view line, std::size_t at) {
  constexpr std::size_t kLongest = 4;
  for (std::size_t back = std::min(kLongest, at); back > 1; --back) {
    std::size_t end = at - back;
    NextCodePoint(line, end);
    if (end == at) return at - back;
  }
  return at - 1;
}

// Goes left from `at` while the characters passed fit in `room` columns.
std::size_t LeftWithin(std::string_view line, std::size_t at, int room) {
  while (at > 0) {
    const std::size_t before = PreviousCharacter(line, at);
    std::size_t end = before;
    room -= DisplayWidth(Visible(NextCodePoint(line, end)));
    if (room < 0) break;
    at = before;
  }
  return at;
}

// The display columns from `at` to the line's end, counted no further than `most`.
int WidthFrom(std::string_view line, std::size_t at, int most) {
  int width = 0;
  while (at < line.size() && width < most) width += DisplayWidth(Visible(NextCodePoint(line, at)));
  return width;
}

}  // namespace

Excerpt ExcerptOf(std::string_view line, int column, int width) {
  constexpr std::string_view kCut = "…";
  const std::size_t caret_at = OffsetOf(line, column);
  // Most of the room goes to what follows, where the reader looks for the fault's end; what that leaves, to
  // the left.
  const int left = std::max(width * 2 / 5, width - 1 - WidthFrom(line, caret_at, width));
  const std::size_t start = LeftWithin(line, caret_at, left);
  Excerpt excerpt;
  if (start > 0) excerpt.text = kCut;
  int used = start > 0 ? 1 : 0;
  excerpt.caret = used;
  std::size_t at = start;
  while (at < line.size()) {
    std::size_t next = at;
    const std::string shown = Visible(NextCodePoint(line, next));
    const int columns = DisplayWidth(shown);
    const int reserve = next < line.size() ? 1 : 0;  // for the … should the next not fit
    if (used + columns + reserve > width) break;
    excerpt.text += shown;
    used += columns;
    at = next;
    if (at <= caret_at) excerpt.caret = used;
  }
  if (at < line.size()) excerpt.text += kCut;
  return excerpt;
}

}  // namespace yoshiki
