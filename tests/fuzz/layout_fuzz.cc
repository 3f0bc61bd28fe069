// Layout files from anyone's hand. Contract, for any bytes at all as a layout, or as an edition on top of
// one:
//   - the loader comes back, without a crash, a leak or undefined behaviour, within the limits of
//   base/yaml.h;
//   - it gives a form or at least one error, never both and never neither;
//   - each error has a place inside the file and words in both languages;
//   - a form that it gives is complete: every item it has is placed once, and the labels are valid UTF-8.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <map>
#include <string>
#include <utility>

#include "form/definition.h"
#include "form/form.h"

namespace {

using namespace yoshiki;

void Require(bool holds) {
  if (!holds) std::abort();
}

std::string LayoutFile(const std::string& name) {
  std::ifstream file(YOSHIKI_SOURCE_DIR "/layouts/" + name, std::ios::binary);
  return std::string{std::istreambuf_iterator<char>(file), {}};
}

// The bases for inputs that say `base: 2018-05`: the real layouts, so that changes have something to work on.
const std::map<std::string, std::string>& BaseLayouts() {
  static const std::map<std::string, std::string> bases = [] {
    std::map<std::string, std::string> files;
    for (const char* name : {"yoshiki-2/2019-01.yaml", "yoshiki-3/2018-05.yaml", "yoshiki-4/2018-05.yaml"})
      files[name] = LayoutFile(name);
    return files;
  }();
  return bases;
}

// The form that the input says it is of, for those that there are; else 様式3.
std::string FormOf(const std::string& input) {
  for (const char* form : {"yoshiki-2", "yoshiki-4"}) {
    if (input.find(std::string("form: ") + form) != std::string::npos) return form;
  }
  return "yoshiki-3";
}

void CheckFault(const Diagnostic& fault) {
  Require(!MessageText(fault, Language::english).empty());
  Require(!MessageText(fault, Language::japanese).empty());
  Require(fault.place.file.empty() == (fault.place.at.line == 0));
}

void CheckForm(const Definition& definition) {
  Require(definition.item_order.size() == definition.items.size());
  for (const std::string& id : definition.item_order) {
    const ItemDef* const item = definition.Find(id);
    Require(item != nullptr && !FindInvalidUtf8(item->label));
    const bool has_options = item->type == ItemType::choice || item->type == ItemType::checks;
    Require(has_options == !item->options.empty());
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string input(reinterpret_cast<const char*>(data), size);
  const std::string name = FormOf(input);
  std::map<std::string, std::string> layouts = BaseLayouts();
  layouts[name + "/2020-01.yaml"] = input;
  const MemoryFiles files(std::move(layouts));
  Diagnostics diagnostics;
  const auto form = LoadForm(files, name, "2020-01", Place(), diagnostics);
  Require(form.has_value() != diagnostics.has_errors());
  for (const Diagnostic& fault : diagnostics.all()) CheckFault(fault);
  if (form) CheckForm(form->definition());
  return 0;
}
