// The text of an input file, with a way from byte offsets to lines and columns.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace yoshiki {

/// A line and a column, both counted from 1; the column counts characters (code points), not bytes.
/// Zero means "not known".
struct LineColumn {
  int line = 0;
  int column = 0;
  friend bool operator==(LineColumn, LineColumn) = default;
};

/// One input file: its name as the user gave it, and its bytes. Cheap to move, never changes.
class SourceText {
 public:
  SourceText() = default;
  SourceText(std::string name, std::string bytes);

  const std::string& name() const { return name_; }
  std::string_view bytes() const { return bytes_; }

  /// The place of a byte offset. Offsets past the end give the end. Invalid UTF-8 counts a column a byte.
  LineColumn At(std::size_t offset) const;
  /// The text of line `line` (from 1) without its end, or "" when there is no such line.
  std::string_view Line(int line) const;

 private:
  std::string name_;
  std::string bytes_;
  std::vector<std::size_t> line_starts_;
};

}  // namespace yoshiki
