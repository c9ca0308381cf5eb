/* Stands in for the NSIS plug-in of this name: the command line, and starting a program. */
#include "plugin.h"
#include <shellapi.h>
#include <wchar.h>

/* 0: not there; 1: there, with its value if it has one. */
static int parameter(const WCHAR *name, WCHAR *value, int size) {
  int count, found = 0;
  LPWSTR *words = CommandLineToArgvW(GetCommandLineW(), &count);
  size_t length = wcslen(name);
  value[0] = 0;
  for (int i = 1; i < count; i++) {
    const WCHAR *word = words[i];
    while (*word == '/' || *word == '-') word++;
    if (word == words[i] || _wcsnicmp(word, name, length)) continue;
    if (word[length] == '=') lstrcpynW(value, word + length + 1, size);
    if (word[length] == '=' || word[length] == 0) found = 1;
  }
  LocalFree(words);
  return found;
}

PLUGIN(TestParameter) {
  WCHAR name[256], value[1024];
  pop(stack, name, 256);
  push(stack, parameter(name, value, 1024) ? L"true" : L"false", size);
}

PLUGIN(GetParameter) {
  WCHAR otherwise[1024], name[256], value[1024];
  pop(stack, otherwise, 1024);
  pop(stack, name, 256);
  push(stack, parameter(name, value, 1024) ? value : otherwise, size);
}

PLUGIN(GetAllParameters) {
  WCHAR cut[16];
  const WCHAR *line = GetCommandLineW();
  pop(stack, cut, 16);
  line += *line == '"' ? wcscspn(line + 1, L"\"") + 2 : wcscspn(line, L" ");
  while (*line == ' ') line++;
  push(stack, line, size);
}

PLUGIN(GetParentPath) {
  WCHAR file[2048], *cut;
  pop(stack, file, 2048);
  if ((cut = wcsrchr(file, '\\'))) *cut = 0;
  push(stack, file, size);
}

PLUGIN(ExecShellAsUser) {
  WCHAR words[2048], verb[64], file[2048];
  pop(stack, words, 2048);
  pop(stack, verb, 64);
  pop(stack, file, 2048);
  push(stack, (INT_PTR)ShellExecuteW(0, verb, file, words, 0, SW_SHOWNORMAL) > 32 ? L"ok" : L"error", size);
}
