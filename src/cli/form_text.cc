#include "cli/form_text.h"

#include <utility>
#include <vector>

namespace yoshiki {

std::optional<std::string> FormText(const Arguments& arguments, const FileSource& layouts,
                                    Diagnostics& diagnostics) {
  const auto form = LoadForm(layouts, arguments.settings.form, arguments.settings.edition, {}, diagnostics);
  if (!form) return std::nullopt;
  if (arguments.command == Command::new_model) return EmptyModel(*form);
  std::vector<Form> others;
  Diagnostics unread;  // a draft of another form is no fault of this one
  for (const EditionName& name : ListEditions(layouts)) {
    if (name == EditionName{form->name(), form->edition()}) continue;
    if (auto other = LoadForm(layouts, name.form, name.edition, {}, unread))
      others.push_back(std::move(*other));
  }
  return SchemaOf(*form, others);
}

}  // namespace yoshiki
