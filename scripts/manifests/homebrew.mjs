// A cask for Homebrew, for an own tap or homebrew/homebrew-cask (which takes signed and notarised
// applications alone).
import { texts } from './read-release.mjs';

/** The path inside a tap, and its content. */
export function describeCask({ name, productName, version, place }, file, appId) {
  const [arm, intel] = ['arm64', 'x64'].map((arch) => file(`mac-${arch}.dmg`));
  const address = place.download('#{version}', `${productName}-#{version}-mac-#{arch}.dmg`);
  return {
    [`Casks/${name[0]}/${name}.rb`]: `cask "${name}" do
  arch arm: "arm64", intel: "x64"

  version "${version}"
  sha256 arm:   "${arm.sha256}",
         intel: "${intel.sha256}"

  url "${address}"
  name "${productName}"
  desc "${texts.en.short}"
  homepage "${place.homepage}"

  livecheck do
    url :url
    strategy :github_latest
  end

  depends_on macos: ">= :ventura"

  app "${productName}.app"

  zap trash: [
    "~/Library/Application Support/${productName}",
    "~/Library/Preferences/${appId}.plist",
    "~/Library/Saved Application State/${appId}.savedState",
  ]
end
`,
  };
}
