#include <sys/mman.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstring>

#include "sheet/book.h"
#include "sheet/print_sheet.h"
#include "sheet/sheet.h"

namespace yoshiki {
namespace {

constexpr std::int64_t kNoDate = 946684800;  // 2000-01-01: without a date libxlsxwriter would read the clock

// A file in memory, since libxlsxwriter 1.1 writes to a name alone.
class MemoryFile {
 public:
  MemoryFile() : descriptor_(memfd_create("yoshiki.xlsx", MFD_CLOEXEC)) {}
  ~MemoryFile() {
    if (descriptor_ >= 0) close(descriptor_);
  }
  MemoryFile(const MemoryFile&) = delete;
  MemoryFile& operator=(const MemoryFile&) = delete;

  bool is_open() const { return descriptor_ >= 0; }
  std::string name() const { return "/proc/self/fd/" + std::to_string(descriptor_); }

  std::optional<std::string> Bytes() const {
    if (lseek(descriptor_, 0, SEEK_SET) != 0) return std::nullopt;
    std::string bytes;
    std::array<char, 65536> buffer{};
    for (;;) {
      const ssize_t count = read(descriptor_, buffer.data(), buffer.size());
      if (count == 0) return bytes;
      if (count < 0 && errno != EINTR) return std::nullopt;
      if (count > 0) bytes.append(buffer.data(), static_cast<std::size_t>(count));
    }
  }

 private:
  int descriptor_;
};

std::optional<std::string> Failed(const std::string& why, Diagnostics& diagnostics) {
  diagnostics.Error(MessageId::cannot_write, PlaceOfFile("XLSX"), {why});
  return std::nullopt;
}

}  // namespace

std::optional<std::string> WriteXlsx(const Comparison& comparison, const SheetOptions& options,
                                     TextSetter& metrics, Diagnostics& diagnostics) {
  const MemoryFile file;
  if (!file.is_open()) return Failed(std::strerror(errno), diagnostics);
  Book book(file.name(), comparison.title, options.epoch.value_or(kNoDate));
  AddPrintSheet(book, comparison, options, metrics);
  AddDataSheet(book, comparison);
  AddCountSheet(book, comparison);
  const std::string failure = book.Close();
  if (!failure.empty()) return Failed(failure, diagnostics);
  std::optional<std::string> bytes = file.Bytes();
  return bytes ? std::move(bytes) : Failed(std::strerror(errno), diagnostics);
}

}  // namespace yoshiki
