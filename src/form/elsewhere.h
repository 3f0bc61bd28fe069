// What other forms and editions know: a statement may serve several. Private to form/.
#pragma once

#include <cstddef>
#include <deque>
#include <set>
#include <string>
#include <string_view>

#include "form/form.h"
#include "form/key_tree.h"

namespace yoshiki {

/// Looks keys and options up that the form does not know. Reads the other forms only as far as it must.
class KnownElsewhere {
 public:
  /// How a key that is not on this form is to be taken.
  enum class Owner {
    nobody,         ///< no form has it
    served_form,    ///< a form that the statement serves has it: nothing to say
    other_form,     ///< only forms have it that the statement does not name
    other_edition,  ///< another edition of this form has it
  };
  struct Answer {
    Owner owner = Owner::nobody;
    std::string form, edition;  ///< which has it
  };

  KnownElsewhere(const Form& form, const Statement& statement, const OtherForms& others);

  /// Whose key this is; `id` as KeyNode::id.
  Answer OwnerOf(std::string_view id);
  /// Whether a form that the statement serves, or another edition of this one, offers the option.
  bool OffersOption(std::string_view item, std::string_view option);
  /// The names of all forms.
  const std::set<std::string>& FormNames();

 private:
  struct Other {
    Form form;
    KeyNode keys;
  };
  const Other* At(std::size_t number);
  bool IsServed(const std::string& form) const;

  const Form& form_;
  const OtherForms& others_;
  std::set<std::string, std::less<>> served_;
  std::deque<Other> read_;
  std::set<std::string> names_;
  bool all_read_ = false;
};

}  // namespace yoshiki
