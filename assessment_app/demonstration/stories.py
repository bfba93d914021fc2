"""What the invented candidates told: per value one story in Dutch and one in French, letter by letter."""

from __future__ import annotations

from assessment_app.domain.instruments import ValueName as V
from assessment_app.domain.language import Language

Story = tuple[str, str, str, str, str]
"""Situation, task, action, result, reflection."""

DUTCH: dict[V, Story] = {
    V.INTEGRITY: (
        "Werkte in een magazijn; een collega schreef uren op die niet gepresteerd waren.",
        "Tekende zelf de lijsten af en was dus mee verantwoordelijk.",
        "Sprak de collega dezelfde dag onder vier ogen aan en gaf tijd om het recht te zetten; meldde het dan.",
        "De uren werden verbeterd; de collega was eerst boos, later niet meer.",
        "Had het al een week vermoed en wachtte te lang. Vraagt nu meteen uitleg bij een lijst die niet klopt.",
    ),
    V.TEAMWORK: (
        "Verhuisploeg van vier, een collega viel uit op de drukste dag.",
        "Moest met drie dezelfde planning halen.",
        "Verdeelde het werk opnieuw met de anderen en nam zelf het zwaarste deel; verwittigde de klant.",
        "Alles geleverd, een uur later dan beloofd, klant was verwittigd.",
        "Had te snel zelf beslist; vraagt nu eerst wat de anderen aankunnen.",
    ),
    V.PROFESSIONALISM: (
        "Nieuw kassasysteem ingevoerd zonder opleiding.",
        "Was verantwoordelijk voor de kas op zaterdag.",
        "Oefende na de uren met de handleiding en maakte een blad met vijf stappen voor de ploeg.",
        "De eerste zaterdag was er geen kasverschil; het blad hangt er nog.",
        "Leert liever door te doen, maar ziet dat anderen de stappen op papier nodig hebben.",
    ),
    V.RESPECT: (
        "Een klant werd aan het loket uitgelachen om een accent.",
        "Stond zelf aan het loket ernaast.",
        "Nam het gesprek over, bood excuses aan en sprak de collega na de dienst aan op wat er gebeurd was.",
        "De klant kon het dossier afwerken en bedankte; de collega ontweek een week lang elk gesprek.",
        "Zou nu sneller tussenkomen. Begreep achteraf hoe vernederend het voor de hele wachtrij was.",
    ),
    V.CLIENT_ORIENTATION: (
        "Een oudere man kwam drie keer terug met hetzelfde formulier.",
        "Moest nagaan wat ontbrak.",
        "Belde met de man erbij naar de dienst, schreef op wat nodig was en wanneer hij nieuws kreeg.",
        "Het dossier was een week later rond; hij kreeg een telefoontje.",
        "Een doorverwijzing zonder uitleg helpt niemand; noteert sindsdien altijd een naam en een dag.",
    ),
    V.TRANSPARENCY: (
        "Als jeugdleidster een kamp afgelast wegens te weinig begeleiding.",
        "Moest het aan de ouders zeggen.",
        "Legde op een avond uit waarom, met de regels erbij, en vertelde ook wat de ploeg zelf fout had gedaan.",
        "Enkele ouders bleven boos, de meesten hielpen zoeken naar een ander weekend.",
        "Had het twee weken vroeger moeten zeggen; wou eerst een oplossing hebben.",
    ),
    V.CREATIVITY: (
        "Geen budget voor signalisatie op een buurtfeest.",
        "Moest het verkeer in één straat omleiden.",
        "Leende borden van de gemeente en vroeg twee winkeliers hun rolluik te laten beschilderen met pijlen.",
        "Het verkeer liep vlot, één bord verdween.",
        "Zou de bewoners volgende keer eerst bevragen.",
    ),
    V.PERSEVERANCE: (
        "Zakte twee keer voor de fysieke proeven.",
        "Wou binnen het jaar slagen.",
        "Liet zich begeleiden, trainde vier keer per week en hield een schema bij.",
        "Slaagde de derde keer, met twee seconden over.",
        "Had te lang alleen geoefend; hulp vragen was de ommekeer.",
    ),
    V.LOYALTY: (
        "Een nieuwe uurregeling waar de ploeg tegen was.",
        "Moest ze uitvoeren als verantwoordelijke van de avond.",
        "Zei aan de chef wat het probleem was, met cijfers, en voerde de regeling intussen uit zoals afgesproken.",
        "Na een maand werd de regeling bijgestuurd.",
        "Had in het begin meegeklaagd met de ploeg; ziet nu dat dat niemand hielp.",
    ),
}

FRENCH: dict[V, Story] = {
    V.INTEGRITY: (
        "Travaillait dans un entrepôt ; un collègue notait des heures non prestées.",
        "Signait les feuilles et était donc coresponsable.",
        "A parlé au collègue le jour même, seul à seul, lui a laissé le temps de corriger, puis l’a signalé.",
        "Les heures ont été corrigées ; le collègue s’est fâché, puis calmé.",
        "S’en doutait depuis une semaine et a trop attendu. Demande maintenant tout de suite une explication.",
    ),
    V.TEAMWORK: (
        "Équipe de quatre déménageurs, un absent le jour le plus chargé.",
        "Devait tenir le même planning à trois.",
        "A réparti le travail avec les autres, a pris la partie la plus lourde et a prévenu le client.",
        "Tout livré, une heure plus tard que promis, client prévenu.",
        "A décidé trop vite ; demande d’abord ce que chacun peut porter.",
    ),
    V.PROFESSIONALISM: (
        "Nouvelle caisse mise en service sans formation.",
        "Responsable de la caisse le samedi.",
        "S’est exercé après les heures et a fait une fiche en cinq étapes pour l’équipe.",
        "Aucun écart de caisse le premier samedi ; la fiche est encore affichée.",
        "Apprend en faisant, mais voit que d’autres ont besoin d’étapes écrites.",
    ),
    V.RESPECT: (
        "Un client a été moqué au guichet pour son accent.",
        "Se trouvait au guichet voisin.",
        "A repris l’entretien, s’est excusé et a reparlé des faits avec la collègue après le service.",
        "Le client a pu terminer son dossier ; la collègue a évité la discussion pendant une semaine.",
        "Interviendrait plus vite. A compris combien c’était humiliant pour toute la file.",
    ),
    V.CLIENT_ORIENTATION: (
        "Un monsieur âgé est revenu trois fois avec le même formulaire.",
        "Devait trouver ce qui manquait.",
        "A appelé le service avec lui, noté ce qu’il fallait et quand il aurait des nouvelles.",
        "Dossier réglé une semaine après ; il a reçu un appel.",
        "Renvoyer sans expliquer n’aide personne ; note depuis toujours un nom et un jour.",
    ),
    V.TRANSPARENCY: (
        "Un camp de jeunes annulé faute d’encadrement.",
        "Devait l’annoncer aux parents.",
        "A expliqué pourquoi lors d’une soirée, règles à l’appui, et ce que l’équipe avait mal fait.",
        "Quelques parents fâchés, la plupart ont cherché une autre date.",
        "Aurait dû le dire deux semaines plus tôt ; voulait d’abord une solution.",
    ),
    V.CREATIVITY: (
        "Pas de budget de signalisation pour une fête de quartier.",
        "Devait dévier la circulation d’une rue.",
        "A emprunté des panneaux à la commune et fait peindre des flèches sur deux volets, avec accord.",
        "La circulation est restée fluide, un panneau a disparu.",
        "Consulterait d’abord les riverains la prochaine fois.",
    ),
    V.PERSEVERANCE: (
        "A échoué deux fois aux épreuves physiques.",
        "Voulait réussir dans l’année.",
        "S’est fait accompagner, s’est entraîné quatre fois par semaine et a tenu un carnet.",
        "A réussi la troisième fois, à deux secondes près.",
        "S’était entraîné seul trop longtemps ; demander de l’aide a tout changé.",
    ),
    V.LOYALTY: (
        "Un nouvel horaire que l’équipe refusait.",
        "Devait l’appliquer comme responsable du soir.",
        "A exposé le problème au chef, chiffres à l’appui, et a appliqué l’horaire entre-temps.",
        "Après un mois l’horaire a été adapté.",
        "S’était plaint avec l’équipe au début ; voit que cela n’a aidé personne.",
    ),
}

STORIES = {Language.NL: DUTCH, Language.FR: FRENCH}
