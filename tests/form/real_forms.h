// The layouts of the source tree, for tests that want the real forms.
#pragma once

#include <string>
#include <vector>

#include "form/form.h"

namespace yoshiki {

/// Files below a folder of the disk.
class FolderFiles final : public FileSource {
 public:
  explicit FolderFiles(std::string folder) : folder_(std::move(folder)) {}
  std::optional<std::string> Read(std::string_view name) const override;
  std::vector<std::string> List(std::string_view prefix) const override;

 private:
  std::string folder_;
};

/// Every edition of a form in layouts/, oldest first. Faults in them fail the test.
std::vector<Form> RealForms(const std::string& form_name = "yoshiki-3");

/// Every edition of every form.
std::vector<Form> AllRealForms();

}  // namespace yoshiki
