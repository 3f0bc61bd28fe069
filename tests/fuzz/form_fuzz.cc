// Statements from anyone's hand on the real forms: the one that the statement names, else 様式4. Contract,
// for any bytes whatever:
//   - the check comes back, and each fault has words in both languages and a place inside the file;
//   - a statement without an error is bound, whatever the options, and all it prints is valid UTF-8;
//   - the same statement on every other form is checked, and bound when nothing is wrong with it there.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <string>
#include <vector>

#include "form/form.h"

namespace {

using namespace yoshiki;

void Require(bool holds) {
  if (!holds) std::abort();
}

const std::vector<Form>& AllForms() {
  static const std::vector<Form> all = [] {
    const std::filesystem::path root = YOSHIKI_SOURCE_DIR "/layouts";
    std::map<std::string, std::string> files;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(root)) {
      if (!entry.is_regular_file()) continue;
      std::ifstream file(entry.path(), std::ios::binary);
      files[std::filesystem::relative(entry.path(), root).generic_string()] =
          std::string{std::istreambuf_iterator<char>(file), {}};
    }
    const MemoryFiles layouts(std::move(files));
    std::vector<Form> forms;
    Diagnostics diagnostics;
    for (const EditionName& name : ListEditions(layouts)) {
      auto form = LoadForm(layouts, name.form, name.edition, Place(), diagnostics);
      Require(form.has_value());
      forms.push_back(std::move(*form));
    }
    Require(forms.size() >= 7);
    return forms;
  }();
  return all;
}

const std::string& NameOf(const Statement& statement) {
  static const std::string fallback = "yoshiki-4";
  for (const Form& form : AllForms()) {
    if (form.name() == statement.form) return statement.form;
  }
  return fallback;
}

void CheckFault(const Diagnostic& fault) {
  Require(fault.place.at.line >= 1);
  for (const Language language : {Language::english, Language::japanese}) {
    Require(!MessageText(fault, language).empty() && !FindInvalidUtf8(MessageText(fault, language)));
  }
}

void CheckBound(const BoundForm& bound) {
  for (const Part& part : bound.parts) {
    for (const Table& table : part.tables) {
      for (const Row& row : table.rows) {
        for (const Cell& cell : row.cells) {
          const auto* text = std::get_if<TextContent>(&cell.content);
          const auto* image = std::get_if<ImageContent>(&cell.content);
          Require(text == nullptr || !FindInvalidUtf8(text->text));
          Require(image == nullptr || !(image->file.empty() || image->alt.empty()));
        }
      }
    }
  }
}

void CheckOn(const Form& form, const Statement& statement) {
  const OtherForms others = [next = std::size_t{0}]() mutable {
    return next < AllForms().size() ? std::optional(AllForms()[next++]) : std::nullopt;
  };
  Diagnostics diagnostics;
  CheckStatement(form, statement, diagnostics, others);
  for (const Diagnostic& fault : diagnostics.all()) CheckFault(fault);
  if (diagnostics.has_errors()) return;
  CheckBound(Bind(form, statement));
  CheckBound(Bind(form, statement, {.print_unused = false, .print_empty_bands = true}));
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  Diagnostics diagnostics;
  const auto statement = ParseStatement(SourceText("fuzz.json", std::string(data, data + size)), diagnostics);
  if (!statement) return 0;
  const std::string& own = NameOf(*statement);
  // The newest edition of each form: its last.
  for (std::size_t i = 0; i < AllForms().size(); ++i) {
    const Form& form = AllForms()[i];
    const bool is_newest = i + 1 == AllForms().size() || AllForms()[i + 1].name() != form.name();
    if (form.name() == own || is_newest) CheckOn(form, *statement);
  }
  return 0;
}
