/* Stands in for the NSIS plug-in of this name: has 7za of the system on which Wine runs unpack into $OUTDIR. Wine does not
   wait for such a program, so a file beside that folder says when it is done. */
#include "plugin.h"

typedef char *(CDECL *UnixName)(LPCWSTR);

PLUGIN(Extract) {
  WCHAR archive[1024], folder[1024], done[1100], from[1024], to[1024], line[4096];
  STARTUPINFOW start = {sizeof start};
  PROCESS_INFORMATION process;
  UnixName unixName = (UnixName)GetProcAddress(GetModuleHandleW(L"kernel32.dll"), "wine_get_unix_file_name");
  pop(stack, archive, 1024);
  if (!unixName) return;
  GetCurrentDirectoryW(1024, folder);
  wsprintfW(done, L"%s.unpacked", folder);
  MultiByteToWideChar(CP_UTF8, 0, unixName(archive), -1, from, 1024);
  MultiByteToWideChar(CP_UTF8, 0, unixName(folder), -1, to, 1024);
  wsprintfW(line, L"Z:\\bin\\sh -c \"7za x -y '-o%s' '%s' >/dev/null; touch '%s.unpacked'\"", to, from, to);
  if (!CreateProcessW(0, line, 0, 0, 0, 0, 0, 0, &start, &process)) return;
  for (int i = 0; i < 600 && GetFileAttributesW(done) == INVALID_FILE_ATTRIBUTES; i++) Sleep(100);
  DeleteFileW(done);
}

PLUGIN(ExtractWithDetails) {
  WCHAR text[1024];
  pop(stack, text, 1024);
}
