// Writes one of the made-up models of support/model_generator.h, for tests that run the program by a script.
// usage: generate_model SEED [PICTURE]    to standard output
// The seed decides on the form and the edition; PICTURE is the file that items of pictures name.
#include <charconv>
#include <cstdint>
#include <iostream>
#include <string>
#include <string_view>
#include <vector>

#include "batch/batch.h"
#include "form/form.h"
#include "support/model_generator.h"

int main(int argc, char** argv) {
  using namespace yoshiki;
  const std::string_view word = argc == 2 || argc == 3 ? argv[1] : "";
  std::uint32_t seed = 0;
  const auto [end, error] = std::from_chars(word.data(), word.data() + word.size(), seed);
  if (word.empty() || error != std::errc() || end != word.data() + word.size()) {
    std::cerr << "usage: generate_model SEED [PICTURE]\n";
    return 2;
  }
  const DirectoryFiles layouts(std::string(YOSHIKI_SOURCE_DIR) + "/layouts");
  Diagnostics diagnostics;
  const std::vector<EditionName> editions = ListEditions(layouts);
  if (editions.empty()) {
    std::cerr << "generate_model: there is no form\n";
    return 1;
  }
  const EditionName& name = EditionFor(seed, editions);
  const auto form = LoadForm(layouts, name.form, name.edition, {}, diagnostics);
  if (!form) {
    std::cerr << "generate_model: the form cannot be loaded\n";
    return 1;
  }
  GeneratorOptions options;
  if (argc == 3) options.picture = argv[2];
  std::cout << GenerateModel(*form, seed, options);
  return std::cout.flush() ? 0 : 1;
}
