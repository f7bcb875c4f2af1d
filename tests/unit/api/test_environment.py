"""A wrong setting is one sentence that names the variable, says what is allowed, and keeps the value to itself."""

import pytest

from api.environment import WrongSetting, read_settings


@pytest.mark.parametrize(
    ("variable", "value", "words"),
    [
        ("OPENHIRE_PORT", "70000", "OPENHIRE_PORT must be less than or equal to 65535"),
        ("OPENHIRE_PORT", "eighty", "OPENHIRE_PORT must be a valid integer"),
        ("OPENHIRE_LOG_FORMAT", "xml", "OPENHIRE_LOG_FORMAT must be one of text, json"),
        ("OPENHIRE_LOG_LEVEL", "loud", "OPENHIRE_LOG_LEVEL must be one of debug, info, warning, error"),
        ("OPENHIRE_CLOCK_STOPS", "perhaps", "OPENHIRE_CLOCK_STOPS must be a valid boolean"),
        ("OPENHIRE_SETTLING_TIME", "-1", "OPENHIRE_SETTLING_TIME must be greater than or equal to 0"),
    ],
)
def test_a_wrong_setting_is_told(monkeypatch: pytest.MonkeyPatch, variable: str, value: str, words: str) -> None:
    monkeypatch.setenv(variable, value)
    with pytest.raises(WrongSetting) as wrong:
        read_settings()
    assert str(wrong.value).startswith("A setting in the environment cannot be used: ")
    assert words in str(wrong.value)
    assert value not in str(wrong.value).replace(words, "")
    assert "\n" not in str(wrong.value)


def test_all_wrong_settings_are_told_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OPENHIRE_PORT", "-1")
    monkeypatch.setenv("OPENHIRE_MODEL_TIMEOUT", "0")
    with pytest.raises(WrongSetting, match=r"OPENHIRE_PORT .*; OPENHIRE_MODEL_TIMEOUT "):
        read_settings()
