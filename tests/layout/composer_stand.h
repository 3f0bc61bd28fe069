// A composer with the trivial font and the small theme, for tests of what is set or measured by itself.
#pragma once

#include <memory>

#include "layout/composer.h"
#include "layout/page_setter.h"

namespace yoshiki {

/// All that a composer refers to, and the composer.
struct ComposerStand {
  Theme theme = SmallTheme();
  TextSetter setter{TestFonts()};
  Statement statement;
  Form form{std::make_shared<const Definition>()};
  LayoutOptions options;
  Document document;
  Diagnostics diagnostics;
  Composer composer{theme, statement, form, setter, options, document, diagnostics};
};

}  // namespace yoshiki
