#include "real_forms.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <set>

namespace yoshiki {

std::optional<std::string> FolderFiles::Read(std::string_view name) const {
  std::ifstream file(folder_ + "/" + std::string(name), std::ios::binary);
  if (!file) return std::nullopt;
  return std::string{std::istreambuf_iterator<char>(file), {}};
}

std::vector<std::string> FolderFiles::List(std::string_view prefix) const {
  std::vector<std::string> names;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(folder_)) {
    std::string name = std::filesystem::relative(entry.path(), folder_).generic_string();
    if (entry.is_regular_file() && name.starts_with(prefix)) names.push_back(std::move(name));
  }
  std::ranges::sort(names);
  return names;
}

std::vector<Form> RealForms(const std::string& form_name) {
  const FolderFiles layouts(std::string(YOSHIKI_SOURCE_DIR) + "/layouts");
  std::vector<Form> forms;
  for (const EditionName& name : ListEditions(layouts)) {
    if (name.form != form_name) continue;
    Diagnostics diagnostics;
    auto form = LoadForm(layouts, name.form, name.edition, Place(), diagnostics);
    for (const Diagnostic& d : diagnostics.all()) {
      ADD_FAILURE() << d.place.file << ":" << d.place.at.line << ": " << MessageText(d, Language::english);
    }
    if (form) forms.push_back(std::move(*form));
  }
  EXPECT_GE(forms.size(), 2u) << "layouts/" << form_name << " holds fewer than two editions";
  return forms;
}

std::vector<Form> AllRealForms() {
  std::set<std::string> names;
  for (const EditionName& name : ListEditions(FolderFiles(std::string(YOSHIKI_SOURCE_DIR) + "/layouts")))
    names.insert(name.form);
  EXPECT_GE(names.size(), 3u);
  std::vector<Form> all;
  for (const std::string& name : names) std::ranges::move(RealForms(name), std::back_inserter(all));
  return all;
}

}  // namespace yoshiki
