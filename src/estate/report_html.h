// A report as an HTML page. Private to estate/.
#pragma once

#include <string>
#include <string_view>

#include "base/base.h"
#include "estate/report_content.h"

namespace yoshiki {

std::string ReportHtml(const ReportContent& content, Language language);

/// The text with what HTML takes for markup escaped; line ends and controls as the pictures Unicode has for
/// them, so that a name cannot pretend to be more than one, and what is no UTF-8 as U+FFFD.
std::string HtmlText(std::string_view text);

}  // namespace yoshiki
