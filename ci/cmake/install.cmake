# What `cmake --install` puts where: the program, its data, and the library for find_package(yoshiki).
include(CMakePackageConfigHelpers)

set(YOSHIKI_DATA_INSTALL_DIR ${CMAKE_INSTALL_DATADIR}/yoshiki)
set(YOSHIKI_CMAKE_INSTALL_DIR ${CMAKE_INSTALL_LIBDIR}/cmake/yoshiki)

install(TARGETS yoshiki RUNTIME DESTINATION ${CMAKE_INSTALL_BINDIR})
install(DIRECTORY layouts DESTINATION ${YOSHIKI_DATA_INSTALL_DIR} FILES_MATCHING PATTERN "*.yaml")
install(FILES fonts/fonts.yaml DESTINATION ${YOSHIKI_DATA_INSTALL_DIR}/fonts)
install(FILES README.md README.ja.md LICENSE DESTINATION ${CMAKE_INSTALL_DOCDIR})

# One name for the consumer; the stages behind it are archives of their own.
add_library(yoshiki_library INTERFACE)
set_target_properties(yoshiki_library PROPERTIES EXPORT_NAME yoshiki)
target_link_libraries(yoshiki_library INTERFACE yoshiki_batch)
target_include_directories(yoshiki_library INTERFACE $<INSTALL_INTERFACE:${CMAKE_INSTALL_INCLUDEDIR}>)
target_compile_features(yoshiki_library INTERFACE cxx_std_17)

install(FILES src/yoshiki.h DESTINATION ${CMAKE_INSTALL_INCLUDEDIR})
install(TARGETS yoshiki_library yoshiki_batch yoshiki_render yoshiki_layout yoshiki_sheet yoshiki_compare yoshiki_text yoshiki_form yoshiki_model
  yoshiki_base EXPORT yoshikiTargets ARCHIVE DESTINATION ${CMAKE_INSTALL_LIBDIR})
install(EXPORT yoshikiTargets NAMESPACE yoshiki:: DESTINATION ${YOSHIKI_CMAKE_INSTALL_DIR})

configure_package_config_file(ci/cmake/yoshikiConfig.cmake.in ${PROJECT_BINARY_DIR}/yoshikiConfig.cmake
  INSTALL_DESTINATION ${YOSHIKI_CMAKE_INSTALL_DIR} PATH_VARS YOSHIKI_DATA_INSTALL_DIR)
write_basic_package_version_file(${PROJECT_BINARY_DIR}/yoshikiConfigVersion.cmake COMPATIBILITY SameMinorVersion)
install(FILES ${PROJECT_BINARY_DIR}/yoshikiConfig.cmake ${PROJECT_BINARY_DIR}/yoshikiConfigVersion.cmake
  ci/cmake/yoshikiHaru.cmake DESTINATION ${YOSHIKI_CMAKE_INSTALL_DIR})
