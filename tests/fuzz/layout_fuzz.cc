// Layout files from anyone's hand. Contract, for any bytes at all as a layout, or as an edition on top of one:
//   - the loader comes back, without a crash, a leak or undefined behaviour, within the limits of base/yaml.h;
//   - it gives a form or at least one error, never both and never neither;
//   - each error has a place inside the file and words in both languages;
//   - a form that it gives is complete: every item it has is placed once, and the labels are valid UTF-8.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <string>

#include "form/definition.h"
#include "form/form.h"

namespace {

using namespace yoshiki;

void Require(bool holds) {
  if (!holds) std::abort();
}

// The base for inputs that say `base: 2018-05`: the real layout, so that changes have something to work on.
const std::string& BaseLayout() {
  static const std::string base = [] {
    std::ifstream file(YOSHIKI_SOURCE_DIR "/layouts/yoshiki-3/2018-05.yaml", std::ios::binary);
    return std::string{std::istreambuf_iterator<char>(file), {}};
  }();
  return base;
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
  const MemoryFiles files({{"yoshiki-3/2018-05.yaml", BaseLayout()}, {"yoshiki-3/2020-01.yaml", input}});
  Diagnostics diagnostics;
  const auto form = LoadForm(files, "yoshiki-3", "2020-01", Place(), diagnostics);
  Require(form.has_value() != diagnostics.has_errors());
  for (const Diagnostic& fault : diagnostics.all()) CheckFault(fault);
  if (form) CheckForm(form->definition());
  return 0;
}
