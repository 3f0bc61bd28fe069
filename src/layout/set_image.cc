// Pictures: as large as their frame allows, in the middle of it.
#include <algorithm>
#include <utility>

#include "layout/set_content.h"

namespace yoshiki {

Flow SetImage(Composer& composer, const ImageContent& content, Length width) {
  Flow flow;
  const Picture* picture = composer.PictureOf(content.file);
  if (picture == nullptr || picture->width <= 0 || picture->height <= 0) return flow;
  const TagScope figure(composer, TagKind::figure);
  composer.Say(content.alt);
  const Length room = composer.picture_room();
  SetPicture set;
  set.width = std::min(width, room.Share(picture->width, picture->height));
  set.height = std::min(room, set.width.Share(picture->height, picture->width));
  set.x = (width - set.width) / 2;
  set.tag = composer.tag();
  set.picture = composer.document().pictures.size();
  composer.document().pictures.push_back(*picture);
  Slab slab;
  slab.height = set.height;
  slab.picture = set;
  flow.slabs.push_back(std::move(slab));
  return flow;
}

}  // namespace yoshiki
