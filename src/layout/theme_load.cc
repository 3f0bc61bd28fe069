#include "layout/layout.h"
namespace yoshiki {
std::optional<Theme> LoadTheme(const FileSource&, std::string_view, Diagnostics&) { return DefaultTheme(); }
}  // namespace yoshiki
