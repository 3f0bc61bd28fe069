// A PDF with one black bar a page.
#pragma once

#include <string>
#include <vector>

namespace yoshiki {

/// `bars` says how high up. Readers do without its table of objects.
inline std::string PdfOf(const std::vector<int>& bars, const std::string& size = "200 300") {
  std::string kids, objects;
  for (std::size_t i = 0; i < bars.size(); ++i) {
    const std::string page = std::to_string(2 * i + 3), content = std::to_string(2 * i + 4);
    const std::string drawing = "0 " + std::to_string(bars[i]) + " 200 20 re f";
    kids += page + " 0 R ";
    objects += page + " 0 obj <</Type/Page/Parent 2 0 R/Contents " + content + " 0 R>> endobj\n";
    objects += content + " 0 obj <</Length " + std::to_string(drawing.size()) + ">> stream\n" + drawing +
               "\nendstream endobj\n";
  }
  return "%PDF-1.4\n1 0 obj <</Type/Catalog/Pages 2 0 R>> endobj\n2 0 obj <</Type/Pages/Kids[" + kids +
         "]/Count " + std::to_string(bars.size()) + "/MediaBox[0 0 " + size + "]/Resources<<>>>> endobj\n" +
         objects + "trailer <</Root 1 0 R>>\n%%EOF\n";
}

}  // namespace yoshiki
