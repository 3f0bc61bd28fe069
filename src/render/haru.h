// The one place that calls libharu: objects, streams, cross references and deflate. What stands inside an
// object's dictionary is spelt by us (syntax.h), because libharu's values cannot say all that PDF can
// (pitfalls H1, H13, H14).
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "render/deflate.h"

namespace yoshiki::pdf {

/// The number of an indirect object. 0 is none.
using ObjectId = std::uint32_t;

/// A PDF 1.7 file being built in memory. Entries are given without the surrounding << >>. Not shared by
/// threads; one file per object. After a failure every call is harmless and Save gives nothing (H15).
class File {
 public:
  File();
  ~File();
  File(const File&) = delete;
  File& operator=(const File&) = delete;

  /// A new dictionary object, whose entries may be set later.
  ObjectId NewObject();
  ObjectId AddObject(std::string entries);
  void SetEntries(ObjectId object, std::string entries);

  /// A new stream object. It is deflated at once, so that a long document is held in its short form (H18).
  ObjectId AddStream(std::string entries, std::string_view data, Effort effort = Effort::usual);

  /// The objects every file has; entries are added to those libharu writes: /Type, and /Pages of the
  /// catalogue.
  ObjectId catalogue() const;
  ObjectId page_root() const;
  ObjectId info() const;

  /// The same, as it is: for what others search a file for without reading PDF (§14.3.2, metadata).
  ObjectId AddPlainStream(std::string entries, std::string_view data);

  /// The file's bytes, with all objects but streams packed into object streams (§7.5.7): the thousands of
  /// small ones that tags need would else take more room than the text. Its ID (§14.4) is taken from a hash
  /// of all other bytes, never from a clock (H10). May be called once: what is saved is released on the way,
  /// to keep the peak of memory low.
  std::optional<std::string> Save();

  /// What went wrong, for a message: libharu's error numbers, or "".
  std::string fault() const;

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

/// "12 0 R "
void AppendReference(std::string& out, ObjectId object);

}  // namespace yoshiki::pdf
