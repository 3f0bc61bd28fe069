// A paragraph of clusters to lines.
#pragma once

#include <vector>

#include "text/adjust.h"
#include "text/clusters.h"

namespace yoshiki {

/// Breaks and places one paragraph. The clusters are changed where the paragraph's mark hangs.
class LineMaker {
 public:
  LineMaker(const ShapedText& text, const LineOptions& options, std::vector<Cluster>& clusters);

  std::vector<Line> MakeLines();
  /// Of everything on one line.
  Length NaturalWidth();

 private:
  /// Clusters [first, content) stand on the line; [content, next) is white space that hangs invisibly.
  struct Range {
    std::size_t first = 0, content = 0, next = 0;
  };
  class Filling;

  void Hang();
  Range Fill(std::size_t first, std::int64_t measure) const;
  Range WithSpaces(std::size_t first, std::size_t next, std::int64_t measure) const;
  Line Place(const Range& range, std::int64_t indent, std::int64_t measure);
  void PlaceGlyphs(const Range& range, std::int64_t x, Line& line) const;

  const ShapedText& text_;
  const LineOptions& options_;
  std::vector<Cluster>& clusters_;
  LineEnds ends_;
  Adjuster adjuster_;
  std::int64_t indent_ = 0;  ///< of all lines but the first
};

}  // namespace yoshiki
