// Makes up an estate: models of all forms and editions, most of them small and a few very long, drafts of
// some of them, and the yoshiki.toml that describes it all. For tests and benchmarks of `yoshiki batch`.
// usage: make_estate COUNT FOLDER [SEED]    the same arguments make the same files on any machine
#include <charconv>
#include <cstdint>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "batch/batch.h"
#include "form/form.h"
#include "support/model_generator.h"

namespace yoshiki {
namespace {

namespace fs = std::filesystem;

constexpr std::uint32_t kModelsOfACity = 40;
constexpr std::uint32_t kModelsASheet = 20;  // one in so many has a draft that is compared with it

// Seven in ten are of a few pages, one in twenty is a hundred times as long.
std::size_t CharactersOf(std::uint32_t number) {
  const std::uint32_t kind = number * 7919U % 20U;
  return kind == 0 ? 60'000 : kind < 6 ? 12'000 : 1'500;
}

std::string Padded(std::uint32_t number, std::size_t width) {
  std::string digits = std::to_string(number);
  return std::string(width - std::min(width, digits.size()), '0') + digits;
}

// A later draft: some words are others.
std::string Redrafted(std::string model) {
  constexpr std::pair<std::string_view, std::string_view> kWords[] = {
      {"個人情報", "個人データ"}, {"職員", "担当者"}, {"管理", "監督"}, {"100人", "120人"}};
  for (const auto& [before, after] : kWords) {
    for (std::size_t at = model.find(before); at != std::string::npos;
         at = model.find(before, at + after.size()))
      model.replace(at, before.size(), after);
  }
  return model;
}

class EstateMaker {
 public:
  EstateMaker(fs::path folder, std::uint32_t seed)
      : folder_(std::move(folder)),
        seed_(seed),
        layouts_(YOSHIKI_SOURCE_DIR "/layouts"),
        editions_(ListEditions(layouts_)) {}

  bool Make(std::uint32_t count) {
    std::string sheets;
    for (std::uint32_t n = 0; n < count; ++n) {
      const std::string city = "city-" + Padded(n / kModelsOfACity, 4), name = Padded(n, 5);
      const std::optional<std::string> model = Model(n);
      if (!model || !Write(folder_ / "models" / city / (name + ".json"), *model)) return false;
      if (n % kModelsASheet != 0) continue;
      if (!Write(folder_ / "drafts" / (name + ".json"), Redrafted(*model))) return false;
      sheets += "\n[[sheets]]\nname = \"" + name + "\"\ndrafts = [\"models/" + city + "/" + name +
                ".json\", \"drafts/" + name + ".json\"]\nfolder = \"sheets\"\nallow-missing = true\n";
    }
    return Write(
        folder_ / "yoshiki.toml",
        "output = \"out\"\n\n[[documents]]\nmodels = \"models/**/*.json\"\nallow-missing = true\n" + sheets);
  }

 private:
  std::optional<std::string> Model(std::uint32_t number) {
    const EditionName& name = editions_[number % editions_.size()];
    std::optional<Form>& form = forms_[name.form + "/" + name.edition];
    Diagnostics diagnostics;
    if (!form) form = LoadForm(layouts_, name.form, name.edition, {}, diagnostics);
    if (!form) return std::nullopt;
    GeneratorOptions options;
    options.characters = CharactersOf(number);
    options.longest_text = 4'000;
    return GenerateModel(*form, seed_ + number, options);
  }

  static bool Write(const fs::path& path, const std::string& text) {
    fs::create_directories(path.parent_path());
    std::ofstream file(path, std::ios::binary);
    file << text;
    return file.good();
  }

  fs::path folder_;
  std::uint32_t seed_;
  DirectoryFiles layouts_;
  std::vector<EditionName> editions_;
  std::map<std::string, std::optional<Form>> forms_;
};

std::optional<std::uint32_t> NumberOf(std::string_view word) {
  std::uint32_t number = 0;
  const auto [end, error] = std::from_chars(word.data(), word.data() + word.size(), number);
  return error == std::errc() && end == word.data() + word.size() ? std::optional(number) : std::nullopt;
}

}  // namespace
}  // namespace yoshiki

int main(int argc, char** argv) {
  const auto count = argc >= 3 ? yoshiki::NumberOf(argv[1]) : std::nullopt;
  const auto seed = argc == 4 ? yoshiki::NumberOf(argv[3]) : std::optional<std::uint32_t>(1);
  if (!count || !seed || argc > 4) {
    std::cerr << "usage: make_estate COUNT FOLDER [SEED]\n";
    return 2;
  }
  if (yoshiki::EstateMaker(argv[2], *seed).Make(*count)) return 0;
  std::cerr << "make_estate: " << argv[2] << " cannot be written\n";
  return 1;
}
