// How the HTML twin looks. Private to render/.
#pragma once

#include <string_view>

namespace yoshiki {

/// The style sheet: system fonts, nothing from elsewhere, screens of any width and paper.
std::string_view HtmlStyle();

}  // namespace yoshiki
