// Another program that sets a document through the installed library.
#include <yoshiki.h>

#include <iostream>

int main() {
  const auto typesetter = yoshiki::Typesetter::FromFolder(DATA_DIR, {"/usr/share/fonts"});
  const auto result = typesetter.Pdf("in memory", R"({"form": "yoshiki-3", "edition": "2025-05"})");
  for (const auto& finding : result.findings) std::cerr << finding.message << '\n';
  std::cout << result.bytes;
  return result.ok ? 0 : 1;
}
