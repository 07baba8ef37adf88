/** The completion scripts. They run `token-clients __complete`, which prints a line of word, tab and description for each candidate. */
export const COMPLETION_SCRIPTS: Readonly<Record<string, string>> = {
  bash: `# bash completion for token-clients
_token_clients() {
  local IFS=$'\\n' line word text i join= before=
  local -a words=()
  # bash parts words at "=" and ":" as well; the program wants them whole.
  for (( i = 1; i <= COMP_CWORD; i++ )); do
    word=\${COMP_WORDS[i]}
    if [[ ( -n $join || $word == [=:] ) && \${#words[@]} -gt 0 ]]; then
      words[\${#words[@]}-1]+=$word
    else
      words+=("$word")
    fi
    [[ $word == [=:] ]] && join=1 || join=
  done
  word=\${words[\${#words[@]}-1]}
  [[ $word == *[=:]* ]] && before=\${word%"\${word##*[=:]}"}
  COMPREPLY=()
  while IFS=$'\\t' read -r word text; do
    [[ $word == ":files" ]] && { compopt -o default; COMPREPLY=(); return; }
    COMPREPLY+=("\${word#"$before"}")
  done < <("\${COMP_WORDS[0]}" __complete -- "\${words[@]}" 2>/dev/null)
}
complete -F _token_clients token-clients
`,
  zsh: `#compdef token-clients
# zsh completion for token-clients
compdef _token-clients token-clients
_token-clients() {
  local -a found
  local word text
  while IFS=$'\\t' read -r word text; do
    [[ $word == ":files" ]] && { _files; return; }
    found+=("\${word//:/\\\\:}:$text")
  done < <("\${words[1]}" __complete -- "\${(@)words[2,CURRENT]}" 2>/dev/null)
  _describe 'token-clients' found
}
# As a file of fpath it is called by this name at the first Tab; sourced, it only registers.
if [ "$funcstack[1]" = "_token-clients" ]; then _token-clients "$@"; fi
`,
  fish: `# fish completion for token-clients
function __token_clients_complete
  set -l words (commandline -opc) (commandline -ct)
  for line in (token-clients __complete -- $words[2..-1] 2>/dev/null)
    if string match -q ':files*' -- $line
      __fish_complete_path (commandline -ct)
      return
    end
    echo $line
  end
end
complete -c token-clients -f -a '(__token_clients_complete)'
`,
  powershell: `# PowerShell completion for token-clients
Register-ArgumentCompleter -Native -CommandName token-clients -ScriptBlock {
  param($wordToComplete, $commandAst, $cursorPosition)
  $words = @($commandAst.CommandElements | Select-Object -Skip 1 | ForEach-Object { $_.ToString() })
  if ($wordToComplete -eq '') { $words += '""' }
  token-clients __complete -- @words 2>$null | ForEach-Object {
    $word, $text = $_ -split "\`t", 2
    if ($word -eq ':files') { return }
    if (-not $text) { $text = $word }
    [System.Management.Automation.CompletionResult]::new($word, $word, 'ParameterValue', $text)
  }
}
`,
};
