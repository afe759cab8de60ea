"""Model pieces that several capabilities share."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from .text import fold_words


class Source(models.TextChoices):
    """Where a fact comes from; shown to staff beside the record."""

    SEED = "seed", _("Source article")
    PUBLIC = "public", _("Published")
    SAMPLE = "sample", _("Illustrative")
    OWN = "", _("Entered by staff")


class SourcedModel(models.Model):
    """A record that keeps the mark of where it comes from."""

    source = models.CharField(
        _("source"), max_length=10, choices=Source.choices, default=Source.OWN, blank=True
    )

    class Meta:
        abstract = True


class FoldedModel(models.Model):
    """A record found without diacritics: `folded` holds the folded words of SEARCHED fields."""

    SEARCHED: tuple[str, ...] = ()
    folded = models.TextField(editable=False, blank=True, default="")

    class Meta:
        abstract = True

    def search_words(self) -> str:
        """The folded words by which this record is found."""
        return fold_words(*(str(getattr(self, name) or "") for name in self.SEARCHED))

    def save(self, *args: object, **kwargs: object) -> None:
        """Keep the search column right at every save."""
        self.folded = self.search_words()
        if (wanted := kwargs.get("update_fields")) is not None:
            kwargs["update_fields"] = {*wanted, "folded"}  # type: ignore[misc]  # an iterable of names
        super().save(*args, **kwargs)  # type: ignore[arg-type]  # handed through unchanged
