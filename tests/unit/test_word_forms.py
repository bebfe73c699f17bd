"""lemminflect over packed tables answers as over its own dicts."""

from lemminflect import Inflections, Lemmatizer, config
from lemminflect.codecs.InflectionLUCodec import InflectionLUCodec
from lemminflect.codecs.LemmaLUCodec import LemmaLUCodec

from tactlint.language import word_forms


def test_lemmas_equal_those_of_the_unpacked_table() -> None:
    packed = Lemmatizer().lemma_dict
    assert isinstance(packed, word_forms.PackedTable)
    unpacked = LemmaLUCodec.load(config.lemma_lu_fn)
    assert len(packed) == len(unpacked)
    for word in sorted(unpacked)[::23]:
        assert packed[word] == unpacked[word]


def test_inflections_equal_those_of_the_unpacked_table() -> None:
    packed = Inflections().infl_dict
    assert isinstance(packed, word_forms.PackedTable)
    unpacked = InflectionLUCodec.load(config.inflection_lu_fn)
    assert set(packed) == set(unpacked)
    for word in [*sorted(unpacked)[::23], "be", "can", "read"]:
        assert packed[word] == unpacked[word]


def test_unknown_words_have_no_forms() -> None:
    assert word_forms.getAllLemmas("blorked") == {}
    assert word_forms.getAllInflections("") == {}
