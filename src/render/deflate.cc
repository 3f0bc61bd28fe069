#include "render/deflate.h"

#define ZLIB_CONST
#include <zlib.h>

namespace yoshiki::pdf {

struct Deflater::Impl {
  z_stream stream{};
  int level = Z_DEFAULT_COMPRESSION;
  bool ready = false;
  std::string out;
};

Deflater::Deflater() : impl_(std::make_unique<Impl>()) {
  impl_->ready = deflateInit(&impl_->stream, impl_->level) == Z_OK;
}

Deflater::~Deflater() {
  if (impl_->ready) deflateEnd(&impl_->stream);
}

std::string_view Deflater::Deflate(std::string_view data, Effort effort) {
  if (!impl_->ready) return {};
  z_stream& stream = impl_->stream;
  // Reset instead of a new compressor a stream: its 270 KB of tables would be cleared for every page.
  deflateReset(&stream);
  const int level = effort == Effort::fast ? 3 : Z_DEFAULT_COMPRESSION;
  if (level != impl_->level) deflateParams(&stream, level, Z_DEFAULT_STRATEGY);
  impl_->level = level;
  impl_->out.resize(deflateBound(&stream, static_cast<uLong>(data.size())));
  stream.next_in = reinterpret_cast<const Bytef*>(data.data());
  stream.avail_in = static_cast<uInt>(data.size());
  stream.next_out = reinterpret_cast<Bytef*>(impl_->out.data());
  stream.avail_out = static_cast<uInt>(impl_->out.size());
  if (deflate(&stream, Z_FINISH) != Z_STREAM_END) return {};
  return std::string_view(impl_->out).substr(0, stream.total_out);
}

}  // namespace yoshiki::pdf
