// The text that a page's content draws. Private to batch/.
#pragma once

#include <qpdf/QPDFObjectHandle.hh>
#include <qpdf/QPDFPageObjectHelper.hh>
#include <string>

namespace yoshiki {

/// In the order of drawing, without white space. Throws what qpdf throws on a damaged page.
std::string PageText(QPDFPageObjectHelper page);

}  // namespace yoshiki
