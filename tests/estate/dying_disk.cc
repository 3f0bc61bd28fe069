#include "estate/dying_disk.h"

#include <sqlite3.h>
#include <unistd.h>

#include <algorithm>
#include <climits>
#include <cstring>
#include <map>
#include <memory>
#include <random>
#include <vector>

namespace yoshiki {
namespace {

constexpr const char* kName = "dying";

struct Change {
  bool truncates = false;
  std::int64_t at = 0;  ///< where bytes go, or how long the file becomes
  std::string bytes;
};

/// A file as the process sees it, and what of that is not on the disk yet.
struct Content {
  std::string bytes;
  std::vector<Change> unsynced;
  std::string name;
  int users = 0;
  sqlite3_file* real = nullptr;  ///< of the last user
};

struct Disk {
  DyingDisk::Death death = DyingDisk::Death::kill;
  int left = INT_MAX;  ///< moments to live
  std::mt19937 random;
  std::map<std::string, std::unique_ptr<Content>> files;
};

Disk& TheDisk() {
  static Disk disk;
  return disk;
}

sqlite3_vfs* Real() {
  static sqlite3_vfs* const real = sqlite3_vfs_find("unix");
  return real;
}

void Apply(std::string& bytes, const Change& change) {
  const auto at = static_cast<std::size_t>(change.at);
  if (change.truncates) return bytes.resize(at);
  if (bytes.size() < at + change.bytes.size()) bytes.resize(at + change.bytes.size());
  bytes.replace(at, change.bytes.size(), change.bytes);
}

int Apply(sqlite3_file* real, const Change& change) {
  return change.truncates ? real->pMethods->xTruncate(real, change.at)
                          : real->pMethods->xWrite(real, change.bytes.data(),
                                                   static_cast<int>(change.bytes.size()), change.at);
}

[[noreturn]] void Die() {
  Disk& disk = TheDisk();
  if (disk.death == DyingDisk::Death::torn_power) {
    for (const auto& [name, content] : disk.files) {
      for (const Change& change : content->unsynced) {
        if (content->real != nullptr && disk.random() % 2 == 0) Apply(content->real, change);
      }
    }
  }
  ::_exit(DyingDisk::kExit);
}

/// Whether this is the moment.
bool IsLast() { return TheDisk().left-- == 0; }

struct File {
  sqlite3_file base;
  Content* content;
  sqlite3_file* real() { return reinterpret_cast<sqlite3_file*>(this + 1); }
};

File& Of(sqlite3_file* file) { return *reinterpret_cast<File*>(file); }

int Close(sqlite3_file* file) {
  Content& content = *Of(file).content;
  const int closed = Of(file).real()->pMethods->xClose(Of(file).real());
  content.real = nullptr;
  // The name may be another file's by the next time.
  if (--content.users == 0 && content.unsynced.empty()) TheDisk().files.erase(std::string(content.name));
  return closed;
}

int Read(sqlite3_file* file, void* to, int count, sqlite3_int64 at) {
  const std::string& bytes = Of(file).content->bytes;
  const auto from = std::min(bytes.size(), static_cast<std::size_t>(at));
  const auto there = std::min(bytes.size() - from, static_cast<std::size_t>(count));
  std::memcpy(to, bytes.data() + from, there);
  std::memset(static_cast<char*>(to) + there, 0, static_cast<std::size_t>(count) - there);
  return there == static_cast<std::size_t>(count) ? SQLITE_OK : SQLITE_IOERR_SHORT_READ;
}

int Do(sqlite3_file* file, const Change& change) {
  const bool killed = TheDisk().death == DyingDisk::Death::kill;
  if (IsLast()) {
    Change half = change;
    half.bytes.resize(half.bytes.size() / 2);
    if (killed && !half.truncates) Apply(Of(file).real(), half);
    Die();
  }
  Apply(Of(file).content->bytes, change);
  if (killed) return Apply(Of(file).real(), change);
  Of(file).content->unsynced.push_back(change);
  return SQLITE_OK;
}

int Write(sqlite3_file* file, const void* bytes, int count, sqlite3_int64 at) {
  return Do(file, {false, at, std::string(static_cast<const char*>(bytes), static_cast<std::size_t>(count))});
}

int Truncate(sqlite3_file* file, sqlite3_int64 size) { return Do(file, {true, size, {}}); }

int Sync(sqlite3_file* file, int) {
  if (IsLast()) Die();
  for (const Change& change : Of(file).content->unsynced) {
    if (const int failed = Apply(Of(file).real(), change)) return failed;
  }
  Of(file).content->unsynced.clear();
  return SQLITE_OK;
}

int FileSize(sqlite3_file* file, sqlite3_int64* size) {
  *size = static_cast<sqlite3_int64>(Of(file).content->bytes.size());
  return SQLITE_OK;
}

int FileControl(sqlite3_file*, int, void*) { return SQLITE_NOTFOUND; }

// Those that are the system's.
int Lock(sqlite3_file* f, int level) { return Of(f).real()->pMethods->xLock(Of(f).real(), level); }
int Unlock(sqlite3_file* f, int level) { return Of(f).real()->pMethods->xUnlock(Of(f).real(), level); }
int CheckLock(sqlite3_file* f, int* locked) {
  return Of(f).real()->pMethods->xCheckReservedLock(Of(f).real(), locked);
}
int SectorSize(sqlite3_file* f) { return Of(f).real()->pMethods->xSectorSize(Of(f).real()); }
int Traits(sqlite3_file* f) { return Of(f).real()->pMethods->xDeviceCharacteristics(Of(f).real()); }
int ShmMap(sqlite3_file* f, int page, int size, int extend, void volatile** at) {
  return Of(f).real()->pMethods->xShmMap(Of(f).real(), page, size, extend, at);
}
int ShmLock(sqlite3_file* f, int offset, int n, int flags) {
  return Of(f).real()->pMethods->xShmLock(Of(f).real(), offset, n, flags);
}
void ShmBarrier(sqlite3_file* f) { Of(f).real()->pMethods->xShmBarrier(Of(f).real()); }
int ShmUnmap(sqlite3_file* f, int remove) { return Of(f).real()->pMethods->xShmUnmap(Of(f).real(), remove); }

constexpr sqlite3_io_methods kMethods = {
    2,           Close,      Read,   Write,  Truncate, Sync,       FileSize, Lock,    Unlock, CheckLock,
    FileControl, SectorSize, Traits, ShmMap, ShmLock,  ShmBarrier, ShmUnmap, nullptr, nullptr};

std::string AllOf(sqlite3_file* real) {
  sqlite3_int64 size = 0;
  real->pMethods->xFileSize(real, &size);
  std::string bytes(static_cast<std::size_t>(size), '\0');
  if (size > 0) real->pMethods->xRead(real, bytes.data(), static_cast<int>(size), 0);
  return bytes;
}

int Open(sqlite3_vfs*, const char* name, sqlite3_file* file, int flags, int* opened) {
  file->pMethods = nullptr;
  if (name == nullptr) return SQLITE_CANTOPEN;  // a ledger's work is small enough for memory
  const int failed = Real()->xOpen(Real(), name, Of(file).real(), flags, opened);
  if (failed != SQLITE_OK) return failed;
  auto& content = TheDisk().files[name];
  if (!content) {
    content = std::make_unique<Content>();
    content->bytes = AllOf(Of(file).real());
    content->name = name;
  }
  ++content->users;
  content->real = Of(file).real();
  Of(file).content = content.get();
  file->pMethods = &kMethods;
  return SQLITE_OK;
}

int Remove(sqlite3_vfs*, const char* name, int) {
  if (IsLast()) Die();
  TheDisk().files.erase(name);
  return Real()->xDelete(Real(), name, 0);
}

sqlite3_vfs* TheVfs() {
  static sqlite3_vfs vfs = [] {
    sqlite3_vfs made = *Real();
    made.szOsFile = static_cast<int>(sizeof(File)) + Real()->szOsFile;
    made.zName = kName;
    made.pNext = nullptr;
    made.xOpen = Open;
    made.xDelete = Remove;
    return made;
  }();
  return &vfs;
}

}  // namespace

DyingDisk::DyingDisk() {
  TheDisk() = Disk();
  sqlite3_vfs_register(TheVfs(), 1);
}

DyingDisk::~DyingDisk() {
  sqlite3_vfs_unregister(TheVfs());
  sqlite3_vfs_register(Real(), 1);
}

void DyingDisk::DieAt(Death death, int moment) {
  TheDisk() = Disk();
  TheDisk().death = death;
  TheDisk().left = moment;
  TheDisk().random.seed(static_cast<unsigned>(moment));
}

}  // namespace yoshiki
