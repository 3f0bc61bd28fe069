// One paragraph to glyphs: clusters to faces, runs of one face to HarfBuzz.
#pragma once

#include <cstdint>
#include <string_view>

#include "text/itemize.h"

namespace yoshiki {

/// Shapes paragraphs of one chain. Holds a HarfBuzz buffer: not for two threads.
class Shaper {
 public:
  Shaper(const FontSet& fonts, FontRole role);
  void Shape(std::string_view utf8, const TextStyle& style, ShapedText& out);

 private:
  void AddCluster(std::string_view utf8, std::size_t start, CodePoint base, std::size_t after_base,
                  std::size_t end);
  void AddMarks(std::string_view utf8, std::uint32_t start, CodePoint base, std::size_t offset,
                std::size_t end);
  FaceId FaceOfCluster(std::string_view utf8, CodePoint base, std::size_t offset, std::size_t end);
  void Switch(FaceId face);
  void Flush();
  void Miss(CodePoint c, std::size_t offset);

  FaceChooser chooser_;
  HbOwned<hb_buffer_t> buffer_;
  ShapedText* out_ = nullptr;
  FaceId face_ = 0;
  std::size_t run_end_ = 0;
};

}  // namespace yoshiki
