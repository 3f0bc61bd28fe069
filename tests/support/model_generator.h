// Models made up from a form's definition: any option, any number of elements, texts of all lengths. For
// tests of properties that must hold for every statement.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "form/form.h"

namespace yoshiki {

struct GeneratorOptions {
  std::size_t longest_text = 20'000;  ///< characters of the longest text; most are far shorter
  std::size_t most_elements = 40;     ///< of one list; most have few
  /// Once a model holds about so many characters, the rest of its texts is short and its lists have one
  /// element. This is the size scale: 2'000 gives a few pages, 60'000 gives forty.
  std::size_t characters = 20'000;
  bool rare_characters = true;  ///< IVS, characters outside the BMP, half-width kana
  bool odd_values = true;       ///< null, "", boxes with text but no tick, dates in words, tabs
  /// A picture's file as the model is to name it; half of the items that take a picture then do. "" gives
  /// them words, which need no file.
  std::string picture = "";
};

/// Which of `editions` the model with this seed is made for. Seeds in a row go through all of them, and so
/// does every 25th seed, which is how tests/verapdf takes its slices.
const EditionName& EditionFor(std::uint32_t seed, const std::vector<EditionName>& editions);

/// A model on `form` as JSON text, without a fault. The same arguments give the same bytes on any machine.
/// Seeds differ in kind as well: some models are nearly empty, some have every item filled in, some one giant
/// text.
std::string GenerateModel(const Form& form, std::uint32_t seed, const GeneratorOptions& options = {});

}  // namespace yoshiki
