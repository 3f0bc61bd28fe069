#include "batch/colour_profile.h"

#include <string_view>
#include <utility>

#include "batch/directory_files.h"
#include "batch/font_search.h"

namespace yoshiki {
namespace {

constexpr const char* kFile = "/sRGB.icc";
constexpr const char* kPackage = "icc-profiles-free";
constexpr std::string_view kSha256 = "2a92d4bae450b76d8b0aa42193df974d75f62738ecebf74f01c5e75b12a95796";

// "acsp" at byte 36 and "RGB " at byte 16 of the header (ICC.1 §7.2).
bool IsRgbProfile(std::string_view bytes) {
  return bytes.size() >= 128 && bytes.substr(36, 4) == "acsp" && bytes.substr(16, 4) == "RGB ";
}

}  // namespace

std::string ReadColourProfile(const std::vector<std::string>& folders, Diagnostics& diagnostics) {
  std::vector<std::string> places = folders;
  places.insert(places.end(), {"/usr/local/share/color/icc", "/usr/share/color/icc"});
  for (const std::string& place : places) {
    std::string bytes = PathFiles().Read(place + kFile).value_or("");
    if (!IsRgbProfile(bytes)) continue;
    if (Sha256Hex(bytes) != kSha256) {
      Diagnostic d;
      d.severity = Severity::warning;
      d.id = MessageId::profile_differs;
      d.args = {place + kFile, kPackage};
      diagnostics.Add(std::move(d));
    }
    return bytes;
  }
  diagnostics.Error(MessageId::profile_missing, {}, {kFile + 1, kPackage});
  return "";
}

}  // namespace yoshiki
