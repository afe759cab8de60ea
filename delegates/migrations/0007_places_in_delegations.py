from django.db import migrations, models


def set_places(apps, schema_editor):
    """Write the place in the delegation anew: head, alternate, senior officials, the others."""
    Delegate = apps.get_model("delegates", "Delegate")
    place = models.Case(
        models.When(role="head", then=0),
        models.When(role="alternate", then=1),
        models.When(rank_band__lte=3, then=2),
        default=3,
    )
    Delegate.objects.update(role_order=place)


class Migration(migrations.Migration):
    dependencies = [
        ("delegates", "0006_former_photo"),
    ]

    operations = [
        migrations.RunPython(set_places, migrations.RunPython.noop, elidable=True),
    ]
