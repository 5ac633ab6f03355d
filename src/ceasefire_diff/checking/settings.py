"""What settings hold in a run, and where each comes from: the command line, a file, or the default."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any, Final

from msgspec import Struct, field

from ceasefire_diff.checking.policy import OFF, Override, Policy
from ceasefire_diff.checking.settings_file import SettingsFile
from ceasefire_diff.checking.suppression import Acceptance, AcceptancesFile, read_acceptances
from ceasefire_diff.rules.registry import configurable_rules
from ceasefire_diff.source.diagnostics import CannotRun, Diagnostic, Level, Place
from ceasefire_diff.source.hidden_characters import MAX_BYTES
from ceasefire_diff.source.plain_file import read_plain_file, why_unreadable
from ceasefire_diff.spelling import did_you_mean

DEFAULT_PATHS: Final = ("proposals",)
NEVER: Final = "never"
_LEVELS: Final[Mapping[str, Level | None]] = {"off": OFF, **{each.value: each for each in reversed(Level)}}
FAIL_ON: Final[Mapping[str, Level | None]] = {**{each.value: each for each in Level}, NEVER: None}
SHOW: Final[Mapping[str, Level]] = {each.value: each for each in Level}
_KEYS: Final = ("paths", "fail-on", "show", "acceptances", "levels", "overrides")
OVERRIDE_KEYS: Final = ("paths", "levels")
SHOWN: Final = Level.WARNING
BY_DEFAULT: Final = "default"
ON_COMMAND_LINE: Final = "command line"


class SettingWithOrigin(Struct, frozen=True):
    """One setting as it holds, in words, and where it comes from."""

    name: str
    value: str
    origin: str


class CheckOptions(Struct, frozen=True):
    """What the command line says of settings; None and empty where it says nothing."""

    paths: tuple[str, ...] = ()
    fail_on: str | None = None
    show: str | None = None
    levels: tuple[str, ...] = ()
    acceptances: str | None = None


class Settings(Struct, frozen=True):
    """Everything that holds: what to look at, how to judge it, and where each setting comes from."""

    paths: tuple[str, ...]
    policy: Policy
    acceptances: AcceptancesFile | None
    effective: tuple[SettingWithOrigin, ...]
    file: str | None
    origins: Mapping[str, str] = field(default_factory=dict)
    """For a rule or a family whose level was set, where."""


def settle(asked: CheckOptions, found: SettingsFile | None, show: Level = SHOWN) -> Settings:
    """Put the command line over the file over the defaults; raises CannotRun with everything that is wrong in them.

    `show` is the default of the command: what it tells one by one.
    """
    return _Settling(asked, found).settle(show)


class _Settling:
    """Reads one file of settings and one command line, and keeps all that is wrong."""

    def __init__(self, asked: CheckOptions, found: SettingsFile | None) -> None:
        self._asked = asked
        self._file = found
        self._table: Mapping[str, Any] = found.table if found else {}
        self._problems: list[Diagnostic] = []
        self._told: list[SettingWithOrigin] = []
        self._origins: dict[str, str] = {}

    def settle(self, shown: Level) -> Settings:
        self._check_keys(self._table, _KEYS)
        paths = self._paths()
        fail_on = FAIL_ON[self._word("fail-on", self._asked.fail_on, FAIL_ON, Level.ERROR.value)]
        show = SHOW[self._word("show", self._asked.show, SHOW, shown.value)]
        acceptances = self._acceptances()
        levels = self._levels(self._table.get("levels"), ("levels",))
        overrides = self._overrides()
        chosen = self._chosen()
        if self._problems:
            raise CannotRun(*self._problems)
        accepted: tuple[Acceptance, ...] = acceptances.acceptances if acceptances else ()
        policy = Policy(levels, overrides, chosen, fail_on, show, accepted)
        file = self._file.path if self._file else None
        return Settings(paths, policy, acceptances, tuple(self._told), file, self._origins)

    def _paths(self) -> tuple[str, ...]:
        listed = self._strings("paths", self._table, ("paths",))
        if self._asked.paths:
            self._tell("paths", self._asked.paths, ON_COMMAND_LINE)
            return self._asked.paths
        if listed is not None and self._file is not None:
            folder = Path(self._file.folder)
            paths = tuple(_from_here(folder / each) for each in listed)
            self._tell("paths", paths, self._origin("paths"))
            return paths
        self._tell("paths", DEFAULT_PATHS, BY_DEFAULT)
        return DEFAULT_PATHS

    def _word(self, key: str, asked: str | None, words: Iterable[str], otherwise: str) -> str:
        known = list(words)
        if asked is not None:
            if asked not in known:
                self._unknown_word(f"--{key}", asked, known, Place(""))
                return otherwise
            self._tell(key, (asked,), ON_COMMAND_LINE)
            return asked
        said = self._table.get(key)
        if said is None:
            self._tell(key, (otherwise,), BY_DEFAULT)
            return otherwise
        if said not in known:
            self._unknown_word(self._key(key), said, known, self._place(key))
            return otherwise
        self._tell(key, (said,), self._origin(key))
        return str(said)

    def _acceptances(self) -> AcceptancesFile | None:
        said = self._table.get("acceptances")
        path, origin, place = self._asked.acceptances, ON_COMMAND_LINE, Place("")
        if path is None and said is not None and self._file is not None:
            if not isinstance(said, str):
                self._wrong("settings.shape", f"`{self._key('acceptances')}` is no text", "Write a path", "acceptances")
                return None
            path = _from_here(Path(self._file.folder) / said)
            origin, place = self._origin("acceptances"), self._place("acceptances")
        if path is None:
            self._tell("acceptances", ("none",), BY_DEFAULT)
            return None
        self._tell("acceptances", (path,), origin)
        try:
            return read_acceptances(read_plain_file(path, MAX_BYTES, cut=True), path, configurable_rules())
        except (OSError, ValueError) as error:
            message = f"The acceptances `{path}` cannot be read: {why_unreadable(error)}"
            self._problems.append(Diagnostic("settings.acceptances", message, "Check the path", place))
            return None

    def _levels(self, said: object, keys: tuple[str, ...]) -> dict[str, Level | None]:
        """A table of rules or families with their levels."""
        if said is None:
            return {}
        if not isinstance(said, dict):
            self._wrong("settings.shape", f"`{self._key(*keys)}` is no table", f"Write [{self._key(*keys)}]", *keys)
            return {}
        found: dict[str, Level | None] = {}
        for rule, level in _flat(said):
            place = self._place(*keys, rule)
            if self._is_rule(rule, place) and self._is_level(f"{self._key(*keys)}.{rule}", level, place):
                found[rule] = _LEVELS[level]
                if keys == ("levels",):
                    self._origins[rule] = str(place)
        return found

    def _overrides(self) -> tuple[Override, ...]:
        said = self._table.get("overrides", [])
        if not isinstance(said, list) or not all(isinstance(each, dict) for each in said):
            key = self._key("overrides")
            self._wrong("settings.shape", f"`{key}` is no list of tables", f"Write [[{key}]]", "overrides")
            return ()
        found = []
        for each in said:
            self._check_keys(each, OVERRIDE_KEYS, "overrides")
            paths = self._strings("paths", each, ("overrides", "paths"))
            levels = self._levels(each.get("levels"), ("overrides", "levels"))
            if paths is None:
                message = f"`{self._key('overrides')}` does not say for which paths"
                self._wrong("settings.shape", message, 'Add paths = ["…"]', "overrides")
            elif self._file is not None:
                found.append(Override(self._file.folder, tuple(paths), levels))
                words = tuple(f"{rule} = {level or 'off'}" for rule, level in levels.items())
                self._tell(f"overrides for {', '.join(paths)}", words, self._file.path)
        return tuple(found)

    def _chosen(self) -> dict[str, Level | None]:
        """What `--level RULE=LEVEL` says."""
        found: dict[str, Level | None] = {}
        for words in self._asked.levels:
            rule, _, level = words.partition("=")
            place = Place("")
            if self._is_rule(rule, place) and self._is_level(f"--level {words}", level, place):
                found[rule] = _LEVELS[level]
                self._origins[rule] = ON_COMMAND_LINE
        return found

    def _is_rule(self, rule: str, place: Place) -> bool:
        known = {*configurable_rules(), *(each.partition(".")[0] for each in configurable_rules())}
        if rule in known:
            return True
        otherwise = "`ceasefire-diff config` lists those that have a level; complaints of form are always errors"
        cure = did_you_mean(rule, known, otherwise)
        self._problems.append(Diagnostic("settings.rule-unknown", f"No rule or family is called `{rule}`", cure, place))
        return False

    def _is_level(self, key: str, level: object, place: Place) -> bool:
        if isinstance(level, str) and level in _LEVELS:
            return True
        self._unknown_word(key, level, _LEVELS, place)
        return False

    def _check_keys(self, table: Mapping[str, Any], known: Sequence[str], *inside: str) -> None:
        for key in table:
            if key not in known:
                cure = did_you_mean(key, known, f"The keys here are: {', '.join(known)}")
                message = f"There is no setting `{self._key(*inside, key)}`"
                self._wrong("settings.key-unknown", message, cure, *inside, key)

    def _strings(self, key: str, table: Mapping[str, Any], keys: tuple[str, ...]) -> list[str] | None:
        said = table.get(key)
        if said is None:
            return None
        if isinstance(said, list) and said and all(isinstance(each, str) for each in said):
            return list(said)
        message = f"`{self._key(*keys)}` is no list of texts"
        self._wrong("settings.shape", message, f'Write {key} = ["proposals"]', *keys)
        return None

    def _unknown_word(self, key: str, said: object, known: Iterable[str], place: Place) -> None:
        self._problems.append(
            Diagnostic("settings.word", f"`{key}` cannot be `{said}`", did_you_mean(str(said), known), place)
        )

    def _wrong(self, rule: str, message: str, cure: str, *keys: str) -> None:
        self._problems.append(Diagnostic(rule, message, cure, self._place(*keys)))

    def _tell(self, name: str, values: Sequence[str], origin: str) -> None:
        self._told.append(SettingWithOrigin(name, ", ".join(values), origin))

    def _origin(self, *keys: str) -> str:
        return str(self._place(*keys))

    def _place(self, *keys: str) -> Place:
        return self._file.place(*keys) if self._file else Place("")

    def _key(self, *keys: str) -> str:
        return self._file.key_path(*keys) if self._file else ".".join(keys)


def _flat(table: Mapping[str, Any]) -> Iterable[tuple[str, Any]]:
    """Rules with their levels; `source.uncited` without quotation marks is a table in a table, and meant the same."""
    for key, value in table.items():
        if isinstance(value, dict):
            yield from ((f"{key}.{name}", level) for name, level in value.items())
        else:
            yield key, value


def _from_here(path: Path) -> str:
    """A path as the user of this folder would write it."""
    try:
        return str(path.relative_to(Path.cwd()))
    except ValueError:
        return str(path)
